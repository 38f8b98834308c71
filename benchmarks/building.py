"""What a build costs when one document changed: beside a fresh build, for more and more documents.

    python -m benchmarks.building [FOLDER]

The documents of FOLDER are copied as often as needed, each copy with another city's name, so that entities differ.
Seconds are of the clock, medians of eight. A line put in at the end of a document changes what it states by a line; one
put in at its beginning moves all its passages, so that all it states is written again. The mean of both holds what it
costs to take the log into the file, which a build does now and then.
"""

from __future__ import annotations

import gc
import sys
from pathlib import Path
from statistics import mean, median
from tempfile import TemporaryDirectory
from time import perf_counter

from loaders.building import rebuild
from loaders.corpus import find

COPIES = (1, 6, 30)
ROUNDS = 8
CITIES = (
    "余姚奉化象山宁海镇海北仑鄞州海曙江北平湖桐乡海宁嘉善海盐德清"
    "长兴安吉嵊州新昌诸暨东阳义乌永康兰溪温岭临海玉环仙居天台龙泉"
)


def main() -> None:
    """Measure and print."""
    gc.set_threshold(100_000)  # as the command line does
    source = Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).parent.parent / "data" / "documents"
    headings = f"{'documents':>9}  {'fresh':>8}  {'line at the end':>16}  {'at the beginning':>16}"
    print(f"{headings}  {'mean':>8}  {'nothing':>8}")
    with TemporaryDirectory() as folder:
        documents, out = Path(folder) / "documents", Path(folder) / "graph.lbug"
        documents.mkdir()
        _copy(source, documents, 0)
        rebuild(find([documents]), out)  # warms up
        for copies in COPIES:
            for number in range(copies):
                _copy(source, documents, number)
            files = find([documents])
            fresh = [_seconds(files, out, fresh=True)]
            after, before, nothing = [], [], []
            for round_ in range(ROUNDS):
                path = files[-1 - round_ % len(files)]
                text = path.read_text("utf-8")
                path.write_text(f"{text}\n永通机械获评省级智能工厂。\n", "utf-8")
                after.append(_seconds(files, out))
                path.write_text(f"\n永通机械获评省级智能工厂。\n{text}", "utf-8")
                before.append(_seconds(files, out))
                nothing.append(_seconds(files, out))
            figures = (*map(median, (fresh, after, before)), mean(after + before), median(nothing))
            shown = [f"{seconds:>7.2f}s" for seconds in figures]
            print(f"{len(files):>9}  {shown[0]}  {shown[1]:>16}  {shown[2]:>16}  {shown[3]}  {shown[4]}")


def _seconds(files: list[Path], out: Path, *, fresh: bool = False) -> float:
    start = perf_counter()
    rebuild(files, out, fresh=fresh)
    return perf_counter() - start


def _copy(source: Path, documents: Path, number: int) -> None:
    city = CITIES[2 * number : 2 * number + 2]
    for path in find([source]):
        text = path.read_text("utf-8").replace("慈溪", city)
        (documents / f"{number}-{path.name}").write_text(text, "utf-8")


if __name__ == "__main__":
    main()
