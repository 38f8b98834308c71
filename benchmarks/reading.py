"""How fast documents are read: characters a second of the whole reader, beside jieba's part-of-speech tagger.

    python -m benchmarks.reading [FOLDER]

Both read the same text in the same run, one process each way; seconds are of processor time, the best of five.
The last lines read the text once, twice and four times over: the cost must grow with the text, not faster.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from pathlib import Path

import jieba
import jieba.posseg

from loaders.corpus import find
from loaders.reader import read_document
from loaders.text import read

ROUNDS = 5


def seconds(work: Callable[[], object]) -> float:
    """Return the processor seconds of the best of five rounds, after one that warms up."""
    work()
    best = float("inf")
    for _ in range(ROUNDS):
        start = time.process_time()
        work()
        best = min(best, time.process_time() - start)
    return best


def main() -> None:
    """Measure and print."""
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).parent.parent / "data" / "documents"
    texts = {path.name: read(path) for path in find([folder])}
    characters = sum(map(len, texts.values()))
    whole = "\n".join(texts.values())
    jieba.setLogLevel(60)
    reader = seconds(lambda: [read_document(name, text) for name, text in texts.items()])
    tagger = seconds(lambda: sum(1 for _ in jieba.posseg.cut(whole)))
    print(f"{characters} characters in {len(texts)} documents")
    print(f"reader  {characters / reader:10,.0f} characters/s")
    print(f"tagger  {characters / tagger:10,.0f} characters/s")
    print(f"reader / tagger: {tagger / reader:.1f}")
    longest = max(texts.values(), key=len)
    for times in (1, 2, 4):
        taken = seconds(lambda times=times: read_document("long.txt", longest * times))  # type: ignore[misc]
        print(f"{len(longest) * times:8} characters at once: {len(longest) * times / taken:10,.0f} characters/s")


if __name__ == "__main__":
    main()
