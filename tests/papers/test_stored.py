"""What a paper is made of, kept as plain values and back to the letter."""

import json
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shishi.papers.content import (
    Annex,
    Cell,
    Form,
    Head,
    Paragraph,
    Picture,
    Sheet,
    Traced,
)
from shishi.papers.drafts import Composed
from shishi.papers.stored import Frozen, as_stored, from_stored, kept, read
from shishi.rules.ledgers import Shape
from shishi.rules.letterheads import Letterhead
from shishi.rules.phrases import Fact, Override, Passage

SHEET = Sheet(
    name="一览",
    title="实事项目一览",
    heads=(Head("序号", 6, Shape.NUMBER), Head("项目", 40)),
    rows=(
        (Cell(1, 2), Cell("供水")),
        (None, Cell(Decimal("86.50"))),
        (Cell(date(2026, 10, 31)), Cell(None)),
    ),
    notes=("注：截至月底。",),
    sticky=1,
)
COMPOSED = Composed(
    form=Form.UPWARD,
    title="关于办理情况的报告",
    passages=(
        Passage("一", "一、总体情况", 1),
        Passage("二", "共{总数}件。", lead="（一）进度。"),
    ),
    facts={"总数": Fact("10", "方案所列", (1, 2, 3)), "完成": Fact("3")},
    blocks={"二": (SHEET, Picture("<svg/>", "亮灯"), Paragraph(("共", Traced("10", "总数"))))},
    annexes=(Annex("一览", (SHEET,), landscape=True),),
    presence=(("出席", "陆知遥"),),
)
FROZEN = Frozen(
    COMPOSED,
    {"总数": Override("11", "会议议定", "祁望舟")},
    Letterhead("云岭县人民政府", "云政", copies=("县委",), sealed=False),
    {"年度": 2026, "实事": [{"名称": "第1件"}]},
    (7,),
)


def test_a_frozen_paper_comes_back_to_the_letter():
    plain = json.loads(json.dumps(as_stored(FROZEN), ensure_ascii=False))
    assert from_stored(plain) == FROZEN


def test_a_database_that_sorts_the_keys_changes_nothing():
    plain = json.loads(json.dumps(as_stored(FROZEN), sort_keys=True))
    back = from_stored(plain)
    assert back == FROZEN
    assert list(back.composed.facts) == ["总数", "完成"]


VALUES = st.one_of(
    st.none(),
    st.text(),
    st.integers(),
    st.decimals(allow_nan=False, allow_infinity=False),
    st.dates(),
)


@given(st.lists(st.lists(st.one_of(st.none(), VALUES.map(Cell))).map(tuple)).map(tuple))
def test_a_cell_is_what_it_was(rows):
    back = read(json.loads(json.dumps(kept(rows))))
    assert back == rows
    types = [[type(cell and cell.value) for cell in row] for row in rows]
    assert [[type(cell and cell.value) for cell in row] for row in back] == types


@pytest.mark.parametrize("value", [object(), 1.5, {1, 2}])
def test_what_no_paper_holds_is_not_kept(value):
    with pytest.raises(TypeError):
        kept(value)
