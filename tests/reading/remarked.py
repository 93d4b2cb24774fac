"""What the reader says of a text: remarks of one kind, as (quotation, in order, sentence)."""

from shishi.reading import pipeline
from shishi.reading.draft import Remark, RemarkKind
from shishi.reading.source import SourceText

HEAD = "云岭县2026年民生实事实施方案\n\n一、任务分解\n"
TAIL = "\n责任单位：县住建局\n完成时限：2026年10月31日前\n"


def remarks(kind: RemarkKind, text: str) -> list[Remark]:
    """The remarks of one kind on a whole document."""
    draft = pipeline.read(SourceText(text, "txt"))
    return [remark for remark in draft.remarks if remark.kind is kind]


def of_item(kind: RemarkKind, body: str) -> list[Remark]:
    """The remarks of one kind on a plan of two items, the first with this body."""
    return remarks(
        kind,
        f"{HEAD}（一）便民提升工程。{body}{TAIL}（二）道路整治工程。改造道路3公里。{TAIL}",
    )
