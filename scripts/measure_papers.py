"""Measures official papers against GB/T 9704-2012: rule | wanted | measured, for each paper of a
folder of .docx and .pdf; Word files are set by LibreOffice first.

python scripts/measure_papers.py FOLDER [--faults]
"""

import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT / "src"), str(ROOT)]

from tests.papers import conformance, parts  # noqa: E402
from tests.papers.measuring import pages  # noqa: E402
from tests.papers.rendering import render  # noqa: E402
from tests.papers.rows import Row  # noqa: E402

HEAD = ("条款和内容", "应为", "实测")


def measured(folder: Path) -> Iterator[tuple[str, list[Row]]]:
    """The papers of the folder and their rows; what has no red head is no official paper."""
    files = sorted(folder.glob("*.docx"))
    with tempfile.TemporaryDirectory(prefix="shishi-measured-") as work:
        found = render({path.name: path.read_bytes() for path in files}, Path(work))
    found |= {path.name: path.read_bytes() for path in sorted(folder.glob("*.pdf"))}
    for name, content in found.items():
        read = pages(content)
        if conformance.has_red_head(read):
            of_parts = parts.rows((folder / name).read_bytes()) if name.endswith(".docx") else []
            yield name, [*conformance.ordinary(content, read), *of_parts]


def main(arguments: list[str]) -> int:
    """Prints the tables; the answer is 1 where a row does not hold or there is no paper."""
    folder = next((Path(one) for one in arguments if not one.startswith("--")), None)
    if folder is None or not folder.is_dir():
        print(__doc__)
        return 2
    only_faults, failed, count = "--faults" in arguments, 0, 0
    for name, rows in measured(folder):
        faults = [row for row in rows if not row.holds]
        failed, count = failed + len(faults), count + 1
        print(f"\n{name}：{len(rows)} 项，不符 {len(faults)} 项")
        print(" | ".join(HEAD))
        for row in faults if only_faults else rows:
            print(" | ".join(row.cells), "" if row.holds else "  ← 不符")
    print(f"\n{count} 份公文，不符 {failed} 项" if count else f"{folder} 中没有公文")
    return 1 if failed or not count else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
