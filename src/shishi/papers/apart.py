"""另行排印 — papers set in a process of their own that ends with them.

The typst compiler holds a hundred megabytes and more of what it has set, and gives none of it back.
A server that prints for months sets its papers here; a command that ends anyway has no need to.
"""

import os
import pickle
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import replace
from types import MappingProxyType

from shishi.papers import press
from shishi.papers.content import Book, Paper
from shishi.papers.fonts import Chosen


def set(content: Paper | Book, forms: Sequence[str], chosen: Chosen) -> tuple[bytes, ...]:
    """The bytes of the paper or the book in each of the formats, the same as `press` makes."""
    plain = replace(
        chosen, families=dict(chosen.families), substituted=dict(chosen.substituted)
    )  # a read-only mapping cannot be sent to another process
    done = subprocess.run(
        [sys.executable, "-m", __name__],
        input=pickle.dumps((content, tuple(forms), plain)),
        env={**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))},
        capture_output=True,
        check=False,
    )
    if done.returncode:
        raise ChildProcessError(done.stderr.decode(errors="replace"))
    made: tuple[bytes, ...] = pickle.loads(done.stdout)  # noqa: S301  # written by `_answer` below
    return made


def _answer() -> None:
    content, forms, plain = pickle.load(sys.stdin.buffer)  # noqa: S301  # written by `set` above
    chosen = replace(
        plain,
        families=MappingProxyType(plain.families),
        substituted=MappingProxyType(plain.substituted),
    )
    made = tuple(press.set(content, form, chosen) for form in forms)
    pickle.dump(made, sys.stdout.buffer)


if __name__ == "__main__":
    _answer()
