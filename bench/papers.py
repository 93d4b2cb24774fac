"""成文 — a month's bulletin as Word and PDF file and the ledger as a sheet, beside the libraries
alone writing the same words, cells and pictures; each size and side in a process of its own.

`python -m bench.papers KIND SIZE SIDE` is one such process; it prints its figures. What is measured
is CPU from the neutral paper to the bytes; every run has a paper with words of its own.
"""

import json
import os
import resource
import subprocess
import sys
from collections.abc import Callable, Iterator
from functools import partial
from io import BytesIO
from zipfile import ZipFile

from bench.figures import Line, at_most, best
from bench.serving import ROOT

KINDS = {"docx": "Word", "pdf": "PDF", "xlsx": "表格"}
LIBRARIES = {"docx": "python-docx", "pdf": "typst", "xlsx": "xlsxwriter"}
SIZES = {"docx": (10, 100, 300), "pdf": (10, 100, 300), "xlsx": (100, 1000, 10000)}
OURS, BARE = "ours", "bare"
MOST, FEW, MANY, LARGE = 1.5, 2, 4, 300
KEPT = 12  # more than the times for which typst keeps what it set
GROWTH = 1.5  # times what it is larger


def lines() -> Iterator[Line]:
    """All figures of writing papers."""
    for kind, sizes in SIZES.items():
        held = {size: {side: _child(kind, size, side) for side in (OURS, BARE)} for size in sizes}
        for size, sides in held.items():
            yield from _one(kind, size, sides[OURS], sides[BARE])
        small, large = sizes[-2 if kind == "xlsx" else 0], sizes[-1]
        grown = held[large][OURS]["seconds"] / held[small][OURS]["seconds"]
        what = f"{_what(kind, large)} ÷ {small} {_counted(kind)}"
        yield at_most(what, grown, GROWTH * large / small)


def _one(kind: str, size: int, ours: dict, bare: dict) -> Iterator[Line]:
    spent, least = ours["seconds"] * 1000, bare["seconds"] * 1000
    shown = (
        f"{spent:.0f} 毫秒 CPU（{least:.0f}），内存 {ours['memory']:.0f} MB（{bare['memory']:.0f}）"
    )
    yield Line(_what(kind, size), f"{shown}，{ours['size']}")
    yield at_most(f"{_what(kind, size)} ÷ 只用 {LIBRARIES[kind]}", spent / least, MOST)


def _what(kind: str, size: int) -> str:
    return f"{'台账' if kind == 'xlsx' else '通报'} {size} {_counted(kind)}：{KINDS[kind]}"


def _counted(kind: str) -> str:
    return "行" if kind == "xlsx" else "件"


def _child(kind: str, size: int, side: str) -> dict:
    env = {**os.environ, "PYTHONPATH": os.pathsep.join([str(ROOT), *sys.path])}
    ran = subprocess.run(
        [sys.executable, "-m", "bench.papers", kind, str(size), side],
        env=env,
        check=True,
        capture_output=True,
        text=True,
    )
    return json.loads(ran.stdout)


def main(kind: str, size: int, side: str) -> dict:
    """One side of one size: the quickest of a few runs, and the most memory held."""
    make, write = WRITERS[kind][side]()
    spent, held = [], b""
    for turn in range(FEW if size >= LARGE else MANY):
        one = make(size, turn)
        if kind != "xlsx":
            _forget()
        kept: list[bytes] = []
        spent.append(best(lambda: kept.append(write(one)), runs=1))  # noqa: B023  called at once
        held = kept[0]
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return {"seconds": min(spent), "memory": peak, "size": _size(kind, held)}


def _forget() -> None:
    """typst keeps what it set for the next ten times; both sides begin without."""
    import typst  # slow import: only papers are set by it

    from shishi.papers.fonts import held  # slow import: as above

    for _ in range(KEPT):
        typst.compile(b"-", font_paths=held())


def _docx(side: str) -> tuple[Callable, Callable]:
    from bench import specimens  # slow import: each process takes the library it measures

    if side == OURS:
        from shishi.papers import docx  # slow import: as above
        from shishi.papers.pictures import drawn  # slow import: as above

        def write(paper) -> bytes:
            drawn.cache_clear()  # pictures are drawn anew, as for the first paper of a day
            return docx.write(paper)

        return specimens.paper, write
    from bench.bare import docx as bare  # slow import: as above
    from shishi.papers.fonts import held  # slow import: as above

    fonts = held()
    return specimens.paper, lambda paper: bare.write(paper, fonts)


def _pdf(side: str) -> tuple[Callable, Callable]:
    from bench import specimens  # slow import: each process takes the library it measures
    from shishi.papers import fonts  # slow import: as above

    chosen, held = fonts.choose(), fonts.held()
    if side == OURS:
        from shishi.papers import pdf  # slow import: as above

        return specimens.paper, lambda paper: pdf.write(paper, chosen)
    from bench.bare import typst  # slow import: as above

    return specimens.paper, lambda paper: typst.write(paper, chosen, held)


def _xlsx(side: str) -> tuple[Callable, Callable]:
    from bench import specimens  # slow import: each process takes the library it measures

    if side == OURS:
        from shishi.papers import xlsx  # slow import: as above

        return specimens.book, xlsx.write
    from bench.bare import xlsx as bare  # slow import: as above

    return specimens.book, bare.write


WRITERS: dict[str, dict[str, Callable[[], tuple[Callable, Callable]]]] = {
    kind: {side: partial(setting, side) for side in (OURS, BARE)}
    for kind, setting in (("docx", _docx), ("pdf", _pdf), ("xlsx", _xlsx))
}


def _size(kind: str, content: bytes) -> str:
    """How much was written, so that both sides are seen to have done the same."""
    if kind == "pdf":
        from pypdfium2 import PdfDocument  # slow import: for this alone

        return f"{len(PdfDocument(content))} 页"
    name, mark = {"docx": ("word/document.xml", b"<w:tc>"), "xlsx": ("", b"<c ")}[kind]
    with ZipFile(BytesIO(content)) as file:
        names = [name] if name else [one for one in file.namelist() if "worksheets/" in one]
        return f"{sum(file.read(one).count(mark) for one in names)} 格"


if __name__ == "__main__":
    print(json.dumps(main(sys.argv[1], int(sys.argv[2]), sys.argv[3])))
