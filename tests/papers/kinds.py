"""Which kind of paper the pages show, by what stands on the first of them, and the rows of each."""

from collections.abc import Sequence

from shishi.papers.gongwen import LETTER, PAGE
from tests.papers import conformance, letters_measured, tables_measured
from tests.papers.measuring import Page, is_red
from tests.papers.rows import Row


def kind(pages: Sequence[Page]) -> str:
    """公文 with a red mark and a red rule, 信函 with double rules wider than the type area, 表格
    without anything red."""
    first = pages[0]
    red = [rule for rule in first.rules if is_red(rule)]
    if not any(map(is_red, first.lines)):
        return "表格"
    wide = (PAGE.type_width + LETTER.width) / 2
    return "信函" if any(rule.long > wide for rule in red) else "公文"


def rows(content: bytes, pages: Sequence[Page]) -> list[Row]:
    """Every row that the kind of the paper allows."""
    return {
        "公文": conformance.ordinary,
        "信函": letters_measured.rows,
        "表格": tables_measured.rows,
    }[kind(pages)](content, pages)
