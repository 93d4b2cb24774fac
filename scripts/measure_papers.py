"""Measures official papers against GB/T 9704-2012: rule | wanted | measured, for each paper of a
folder of .docx and .pdf; Word files are set by LibreOffice first.

python scripts/measure_papers.py FOLDER [--faults]
"""

import sys
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT / "src"), str(ROOT)]

from tests.papers import kinds, parts, pdf_parts  # noqa: E402
from tests.papers.measuring import pages  # noqa: E402
from tests.papers.rendering import render  # noqa: E402
from tests.papers.rows import Row  # noqa: E402

ITEMS = [f"DOC-{number:02}" for number in range(1, 24)]
HEAD = ("条款和内容", "应为", "实测")


def measured(folder: Path) -> Iterator[tuple[str, list[Row]]]:
    """The papers of the folder and their rows."""
    files = sorted(folder.glob("*.docx"))
    with tempfile.TemporaryDirectory(prefix="shishi-measured-") as work:
        found = render({path.name: path.read_bytes() for path in files}, Path(work))
    found |= {path.name: path.read_bytes() for path in sorted(folder.glob("*.pdf"))}
    for name, content in found.items():
        read = pages(content)
        told = (folder / name).read_bytes()
        of_file = parts.rows(told) if name.endswith(".docx") else pdf_parts.rows(told, read)
        yield f"{name}（{kinds.kind(read)}）", [*kinds.rows(content, read), *of_file]


def main(arguments: list[str]) -> int:
    """Prints the tables; the answer is 1 where a row does not hold or there is no paper."""
    folder = next((Path(one) for one in arguments if not one.startswith("--")), None)
    if folder is None or not folder.is_dir():
        print(__doc__)
        return 2
    only_faults, every, count = "--faults" in arguments, list[Row](), 0
    for name, rows in measured(folder):
        faults = [row for row in rows if not row.holds]
        every, count = [*every, *rows], count + 1
        print(f"\n{name}：{len(rows)} 项，不符 {len(faults)} 项")
        print(" | ".join(HEAD))
        for row in faults if only_faults else rows:
            print(" | ".join(row.cells), "" if row.holds else "  ← 不符")
    failed = sum(not row.holds for row in every)
    print(f"\n{count} 份公文，不符 {failed} 项" if count else f"{folder} 中没有公文")
    if count:
        _counted(every)
    return 1 if failed or not count else 0


def _counted(rows: Sequence[Row]) -> None:
    """How often each item of the checklist was measured, so that none is left out unseen."""
    for item in ITEMS:
        own = [row for row in rows if row.item == item]
        faults = sum(not row.holds for row in own)
        print(f"{item}：测 {len(own)} 次，不符 {faults} 次" if own else f"{item}：没有测到")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
