"""`make bench` — measure, print the table, fail when a promise is not kept."""

import sys

from bench import pages, papers, reading, start, wording, year
from bench.figures import show


def main() -> int:
    """0 when every promise is kept."""
    lines = [
        line for part in (reading, wording, papers, start, pages, year) for line in part.lines()
    ]
    show(lines)
    broken = [line for line in lines if not line.kept]
    return 1 if broken else 0


if __name__ == "__main__":
    sys.exit(main())
