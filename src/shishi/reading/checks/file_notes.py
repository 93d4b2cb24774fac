"""文件说明 — what the reader of the file did or could not do; files in which nothing was found."""

from collections.abc import Iterator

from shishi.reading.checks.proof import Proof
from shishi.reading.draft import DocumentKind, Remark, RemarkKind


def find(proof: Proof) -> Iterator[Remark]:
    """The notices of the source text as remarks."""
    source = proof.draft.source
    length = len(source.text)
    for notice in source.notices:
        start = min(max(notice.start, 0), length)
        end = min(max(notice.end, start), length)
        yield Remark(RemarkKind.FILE, source.span(start, end), notice.says)
    if not proof.passages:
        yield Remark(RemarkKind.FILE, source.span(0, 0), _NOTHING[proof.draft.kind])


_NOTHING = {
    DocumentKind.PLAN: "没有读到实事项目。请核对文件是否为实施方案；也可以在校对页手工分项。",
    DocumentKind.BULLETIN: "没有读到实事项目的进展。请核对文件是否完整；也可以在校对页手工分项。",
    DocumentKind.DISTRACTOR: "这份文件不像民生实事方案，没有读出项目。请核对是否选错文件。",
}
