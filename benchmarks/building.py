"""What a build costs when one document changed: beside a fresh build, for more and more documents.

    python -m benchmarks.building [FOLDER]

The documents of FOLDER are copied as often as needed, each copy with another city's name, so that entities differ.
Seconds are of the clock. Where one document changed, one is read; the others are taken from the cache, joined, checked
and written again, which still grows with their number, at a fraction of what reading them costs.
"""

from __future__ import annotations

import gc
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter

from graph.check import check
from graph.ontology import load
from graph.store.ladybug_build import write
from loaders.cache import Cache
from loaders.corpus import find, read_corpus

COPIES = (1, 30)
CITIES = (
    "余姚奉化象山宁海镇海北仑鄞州海曙江北平湖桐乡海宁嘉善海盐德清"
    "长兴安吉嵊州新昌诸暨东阳义乌永康兰溪温岭临海玉环仙居天台龙泉"
)


class Build:
    """One build and the seconds that its parts took."""

    def __init__(self, documents: Path, out: Path, *, fresh: bool = False) -> None:
        """Build."""
        self.seconds: dict[str, float] = {}
        cache = Cache(out.with_suffix(".cache"), fresh=fresh)
        with self._timed("read, join"):
            corpus = read_corpus(find([documents]), cache=cache)
        with self._timed("check"):
            check(corpus.graph, corpus.texts, load())
        with self._timed("write"):
            write(corpus.graph, out, load())

    @contextmanager
    def _timed(self, part: str) -> Iterator[None]:
        start = perf_counter()
        yield
        self.seconds[part] = perf_counter() - start


def main() -> None:
    """Measure and print."""
    gc.set_threshold(100_000)  # as the command line does
    source = Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).parent.parent / "data" / "documents"
    with TemporaryDirectory() as folder:
        documents, out = Path(folder) / "documents", Path(folder) / "graph.lbug"
        documents.mkdir()
        _copy(source, documents, 0)
        Build(documents, out)  # warms up
        print(f"{'documents':>9}  {'build':<12}" + "".join(f"{part:>12}" for part in ("read, join", "check", "write")))
        for copies in COPIES:
            for number in range(copies):
                _copy(source, documents, number)
            files = find([documents])
            _print(len(files), "fresh", Build(documents, out, fresh=True))
            with files[-1].open("a", encoding="utf-8") as file:
                file.write("\n永通机械获评省级智能工厂。\n")
            _print(len(files), "one changed", Build(documents, out))


def _copy(source: Path, documents: Path, number: int) -> None:
    city = CITIES[2 * number : 2 * number + 2]
    for path in find([source]):
        text = path.read_text("utf-8").replace("慈溪", city)
        (documents / f"{number}-{path.name}").write_text(text, "utf-8")


def _print(documents: int, name: str, build: Build) -> None:
    print(f"{documents:>9}  {name:<12}" + "".join(f"{seconds:>11.2f}s" for seconds in build.seconds.values()))


if __name__ == "__main__":
    main()
