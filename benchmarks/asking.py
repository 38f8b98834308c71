"""How fast names are found and questions understood, on a graph file and on 100,000 names.

    python -m benchmarks.asking [GRAPH]

Times are medians of the wall clock, warm; the first look-up by pinyin also loads the dictionary of pinyin and
sounds all names.
"""

from __future__ import annotations

import random
import sys
import time
from collections.abc import Callable, Iterable
from statistics import median

from graph.search import NameIndex
from graph.store.opening import open_store
from graph.store.read import Name
from queries.asking import Interpreter

ROUNDS = 5
MANY = 100_000
TYPED = ("公牛", "慈", "lzkj", "lanzhuo", "蓝桌科技", "数字经济十四五规划", "慈溪市公牛集团有限公司", "gongniujituan")
CHARACTERS = "慈溪宁波浙江公牛蓝卓星云联创软件电器科技智能数据制造集团股份有限司产业园平台中心"
ASKED = ("蓝卓科技的样本企业有哪些", "honours of gongniu", "哪些名称在多份文件里都出现", "qixi zhineng de dang'an")


def milliseconds(work: Callable[[], object]) -> float:
    """Return the median of some rounds."""
    taken = []
    for _ in range(ROUNDS):
        start = time.perf_counter()
        work()
        taken.append(time.perf_counter() - start)
    return 1000 * median(taken)


def report(what: str, each: Iterable[float]) -> None:
    """Print the median and the worst of several times."""
    times = sorted(each)
    print(f"{what:40} median {median(times):8.2f} ms, worst {times[-1]:8.2f} ms")


def main() -> None:
    """Measure and print."""
    with open_store(sys.argv[1] if len(sys.argv) > 1 else "build/policy.lbug") as store:
        report("index the names of the graph", [milliseconds(lambda: NameIndex.of(store))])
        names = NameIndex.of(store)
        start = time.perf_counter()
        names.find("lzkj")
        report("first look-up by pinyin", [1000 * (time.perf_counter() - start)])
        report("look-up", [milliseconds(lambda words=words: names.find(words)) for words in TYPED])  # type: ignore[misc]
        report("make ready to understand", [milliseconds(lambda: Interpreter(store, names))])
        interpreter = Interpreter(store, names)
        interpreter.understand("pinyin")
        asked = (milliseconds(lambda words=words: interpreter.understand(words)) for words in ASKED)  # type: ignore[misc]
        report("understand a question", asked)
    chance = random.Random(1)
    many = [Name(f"Enterprise:{place}", "".join(chance.choices(CHARACTERS, k=7)), (), 1, 1) for place in range(MANY)]
    report(f"index {MANY} names", [milliseconds(lambda: NameIndex(many))])
    names = NameIndex(many)
    start = time.perf_counter()
    names.find("lzkj")
    report("first look-up by pinyin", [1000 * (time.perf_counter() - start)])
    report("look-up", [milliseconds(lambda words=words: names.find(words)) for words in TYPED])  # type: ignore[misc]


if __name__ == "__main__":
    main()
