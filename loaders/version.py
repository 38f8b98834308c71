"""Which version of this program reads: what another one has read is read again."""

from __future__ import annotations

import hashlib
import sys
import sysconfig
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parent.parent


@cache
def version() -> str:
    """Return a digest of all that decides how a document is read and a graph is written.

    That is the code, the rules, the word lists and the ontology, the packages installed, and Python itself.
    """
    found = hashlib.blake2b(sys.version.encode(), digest_size=16)
    for path in sorted(path for part in ("graph", "loaders") for path in (ROOT / part).rglob("*")):
        if path.suffix in (".py", ".yaml"):
            found.update(f"\n{path.relative_to(ROOT)}\n".encode())
            found.update(path.read_bytes())
    for folder in sorted({sysconfig.get_path("purelib"), sysconfig.get_path("platlib")}):
        found.update("\n".join(sorted(path.name for path in Path(folder).glob("*.dist-info"))).encode())
    return found.hexdigest()
