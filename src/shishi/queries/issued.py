"""定稿和印发 — what was frozen of a paper, set again as it was issued: the paper, its files, its
number."""

from collections.abc import Iterable

from django.conf import settings

from shishi.papers import apart, drafts, fonts
from shishi.papers.content import Paper, Sheet
from shishi.papers.drafts import Stamp
from shishi.papers.stored import Frozen, from_stored
from shishi.queries import door
from shishi.records.models import Dispatch, Serial
from shishi.rules import audit
from shishi.rules.access import Actor
from shishi.rules.serials import number_text


def frozen_of(row: Dispatch) -> Frozen:
    """What was frozen of a paper that has been sent."""
    assert row.frozen is not None, "the table refuses a paper on its way without it"
    return from_stored(row.frozen)


def paper(frozen: Frozen, stamped: Stamp) -> Paper:
    """The paper as it is set; the same of the same."""
    return drafts.paper(frozen.composed, frozen.head, stamped, frozen.by_hand)


def stamp(row: Dispatch, number: str) -> Stamp:
    """What the paper has got on its way so far."""
    root = (audit.foot(row.root_number, row.root),) if row.root_number else ()
    return Stamp(number, row.signed_on, row.issued_on, root)


def files(frozen: Frozen, stamped: Stamp) -> tuple[tuple[str, bytes], ...]:
    """印发文件 — the names and the bytes of all files of a paper: Word, PDF, and a workbook where
    it has tables; on one machine the same bytes of the same. `fonts.Missing` without a Chinese
    font."""
    drawn = paper(frozen, stamped)
    chosen = fonts.choose(settings.DATA_FOLDER / "fonts")
    name = _filename(drawn.title)
    names = {"docx": f"{name}.docx", "pdf": f"{name}.pdf"}
    if _has_tables(drawn):
        names["xlsx"] = f"{name}（附表）.xlsx"
    made = apart.set(drawn, tuple(names), chosen)
    return tuple(zip(names.values(), made, strict=True))


def _has_tables(drawn: Paper) -> bool:
    every = (drawn.blocks, *(annex.blocks for annex in drawn.annexes))
    return any(isinstance(one, Sheet) for blocks in every for one in blocks)


def lack() -> str:
    """Why this machine can issue no paper: the sentence on its fonts; empty where it can."""
    try:
        fonts.choose(settings.DATA_FOLDER / "fonts")
    except fonts.Missing as fault:
        return str(fault)
    return ""


def numbers_of(actor: Actor, keys: Iterable[int]) -> dict[int, str]:
    """发文字号 of the papers that have one that holds."""
    rows = door.visible(actor, Serial).filter(dispatch__in=list(keys), voided_at=None)
    held = rows.values_list("dispatch", "code", "year", "number")
    return {key: number_text(code, year, number) for key, code, year, number in held}


def _filename(title: str) -> str:
    """The title as a name of a file: without what a file system does not take."""
    return "".join("_" if sign in '\\/:*?"<>|\n\r\t' else sign for sign in title).strip()[:100]
