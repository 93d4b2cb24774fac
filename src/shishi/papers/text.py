"""文本 — a paper as lines of plain text, in the order of its page: to be held against the written
rules, to be pasted, to be read where no format is at hand."""

from collections.abc import Iterator

from shishi.papers.content import Block, Paper, Paragraph, Sheet, Traced, Value
from shishi.rules.days import day_text


def text(paper: Paper) -> str:
    """The whole paper; cells of a table are divided by tabs."""
    return "\n".join((*_head(paper), *body(paper), *_foot(paper), *_annexes(paper))) + "\n"


def body(paper: Paper) -> Iterator[str]:
    """The lines of what is told: from the title to the last paragraph before the signature."""
    yield paper.title
    if paper.receivers:
        yield f"{'，'.join(paper.receivers)}："
    for block in paper.blocks:
        yield from _block(block)
    for number, annex in enumerate(paper.annexes, 1):
        mark = "附件：" if number == 1 else ""
        yield f"{mark}{number}.{annex.title}" if len(paper.annexes) > 1 else f"附件：{annex.title}"


def words(paragraph: Paragraph) -> str:
    """The words of a paragraph with its figures."""
    pieces = (one.words if isinstance(one, Traced) else one for one in paragraph.words)
    return paragraph.lead + "".join(pieces)


def _head(paper: Paper) -> Iterator[str]:
    organs = "、".join(paper.masthead.organs)
    if organs:
        yield f"{organs}{paper.masthead.word}"
    if paper.masthead.number:
        yield paper.masthead.number
    if paper.masthead.signers:
        yield f"签发人：{'　'.join(paper.masthead.signers)}"


def _foot(paper: Paper) -> Iterator[str]:
    if paper.signature:
        yield from paper.signature.organs
        if paper.signature.dated_on:
            yield day_text(paper.signature.dated_on)
    if paper.note:
        yield f"（{paper.note}）"
    if paper.record:
        if paper.record.copies:
            yield f"抄送：{'，'.join(paper.record.copies)}。"
        if paper.record.printed_on:
            yield f"{paper.record.printer}　{day_text(paper.record.printed_on)}印发"
        yield from paper.record.lines


def _annexes(paper: Paper) -> Iterator[str]:
    for number, annex in enumerate(paper.annexes, 1):
        yield f"附件{number}" if len(paper.annexes) > 1 else "附件"
        yield annex.title
        for block in annex.blocks:
            yield from _block(block)


def _block(block: Block) -> Iterator[str]:
    if isinstance(block, Paragraph):
        yield words(block)
    elif isinstance(block, Sheet):
        yield from block.lines
        yield "\t".join(head.text for head in block.heads)
        for row in block.rows:
            yield "\t".join(_value(cell.value) if cell else "" for cell in row)
        yield from block.notes
    else:
        yield f"（图：{block.title}）"


def _value(value: Value) -> str:
    return "" if value is None else str(value)
