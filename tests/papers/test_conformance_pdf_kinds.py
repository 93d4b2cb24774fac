"""公文格式 of the .pdf, measured by the same table as the Word files: each kind of paper."""

import pytest

from shishi.papers import fonts, pdf
from tests.papers import kinds, made, pdf_parts
from tests.papers.measuring import pages
from tests.papers.printed import PAPERS, hold

NAMES = (
    *(
        "两页",
        "九页",
        "六十个主送",
        "长标题",
        "附件",
        "密级",
        "长机关",
        "无抄送",
        "无抄送有存证",
        "抄送四十",
        "上行文",
    ),
    *("信函", "信函两页", "纪要", "表格", "联合4", "签发人12字", "无章2字"),
)


@pytest.mark.parametrize("name", NAMES)
def test_each_rule_of_its_kind_holds(name: str):
    content = pdf.write(PAPERS[name], fonts.choose())
    found = pages(content)
    hold([*kinds.rows(content, found), *pdf_parts.rows(content, found)])


def test_a_book_is_measured_too():
    content = pdf.write_book(made.master(60, 24), fonts.choose())
    hold(kinds.rows(content, pages(content)))
