"""How fast each canned question is answered, warm: the median of many runs with its defaults.

    python -m benchmarks.queries [GRAPH] [ROUNDS]

GRAPH is a graph file (default build/policy.lbug) or the address of a server. A question takes at most 20 ms; what takes
longer is marked, and the exit code is 1. Wall time and, beside it, processor time, which other programs disturb less.

The engine runs each statement each time; but of a graph file, which does not change, the store keeps the nodes and
edges it has met, and asks only which ones the answer holds (`graph/store/shortening.py`). The first two askings, which
plan and read all, take longer; they stand last in each line.
"""

from __future__ import annotations

import sys
import time
from statistics import median

from graph.store.base import Store
from graph.store.opening import open_store
from queries.catalogue import catalogue, run

MOST = 20.0  # ms


def timed(store: Store, name: str, rounds: int) -> tuple[float, float, float, float]:
    """Return the medians of wall and processor time, in ms, after two runs, and the wall time of these two."""
    walls, processors = [], []
    for _ in range(rounds + 2):
        wall, processor = time.perf_counter(), time.process_time()
        run(name, store)
        walls.append(1000 * (time.perf_counter() - wall))
        processors.append(1000 * (time.process_time() - processor))
    return median(walls[2:]), median(processors[2:]), walls[0], walls[1]


def main() -> None:
    """Measure and print, the slowest first."""
    where = sys.argv[1] if len(sys.argv) > 1 else "build/policy.lbug"
    rounds = int(sys.argv[2]) if len(sys.argv) > 2 else 21
    with open_store(where) as store:
        times = {name: timed(store, name, rounds) for name in catalogue()}
    for name, (wall, processor, first, second) in sorted(times.items(), key=lambda item: -item[1][0]):
        slow = "  too slow" if wall > MOST else ""
        print(
            f"{name:28} {wall:7.1f} ms {processor:7.1f} ms of processor, first {first:.0f}, second {second:.0f}{slow}"
        )
    walls = [wall for wall, *_ in times.values()]
    over = sum(wall > MOST for wall in walls)
    print(f"{len(times)} questions, median {median(walls):.1f} ms, over {MOST:g} ms: {over}")
    sys.exit(1 if over else 0)


if __name__ == "__main__":
    main()
