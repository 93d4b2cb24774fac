"""数字: laws that hold for any text, and for sizes no document should have."""

from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from shishi.reading.draft import FigureDraft, FigureKind
from shishi.reading.lines import tidy
from shishi.reading.numbers import figures
from shishi.reading.source import SourceText, plain

PIECES = st.sampled_from(
    [
        *"0123456789.,，、。；（）“”\n \t|+—～%×/每第共约近超余多以上以下一十百千万亿元个人户岁级l",
        *(
            "公里",
            "由",
            "提高到",
            "其中",
            "每人每月",
            "不少于",
            "K3+200",
            "DN800",
            "2025年",
            "百分之",
        ),
        *("分别", "新建", "千伏"),
    ]
)
PROSE = st.lists(PIECES, max_size=60).map("".join)


def read(text: str, measure: str | None = None) -> list[FigureDraft]:
    view = tidy.view(SourceText(text, "txt"))
    return figures.read(view, 0, len(view.text), measure=measure)


@given(st.text(max_size=200))
@example("每")
@example("（")
@example("1—")
@example("一个")
def test_any_text_can_be_read(text: str) -> None:
    read(text)


@given(PROSE, st.sampled_from([None, "户", "万元", "%", "（"]))
def test_every_figure_quotes_its_source(text: str, measure: str | None) -> None:
    for figure in read(text, measure):
        assert text[figure.span.start : figure.span.end] == figure.span.quote
        assert figure.span.quote
        if figure.subject_span:
            assert figure.subject_span.holds(text)


@given(PROSE)
def test_figures_stand_in_order_and_apart(text: str) -> None:
    found = [figure.span for figure in read(text)]
    assert all(one.end <= two.start for one, two in pairwise(found))


@given(PROSE)
def test_traps_give_a_reason_and_targets_a_type(text: str) -> None:
    for figure in read(text):
        trap = figure.kind is FigureKind.TRAP
        assert bool(figure.reason) is trap
        assert (figure.indicator is None) is trap
        assert figure.upper is None or trap or figure.upper > figure.value


@given(PROSE)
def test_totals_stand_before_their_parts(text: str) -> None:
    for place, figure in enumerate(read(text)):
        assert figure.total is None or figure.total < place


@given(st.integers(0, 10**9), st.sampled_from(["", "万", "亿"]))
def test_amounts_of_money_are_exact(number: int, scale: str) -> None:
    (figure,) = read(f"安排资金{number}.25{scale}元")
    factor = {"": 0, "万": 4, "亿": 8}[scale]
    assert figure.value == Decimal(f"{number}.25").scaleb(factor)


def test_a_plain_view_reads_the_same() -> None:
    source = SourceText("新建公厕3座，补助2000元/户", "txt")
    view = plain(source)
    assert figures.read(view, 0, len(view.text)) == read(source.text)


@pytest.mark.parametrize(
    "piece",
    [
        "1",
        "一",
        "（",
        "每人",
        "1、",
        "1个",
        "由1个提高到",
        "“1",
        "1—",
        "l",
        "其中1个（",
        "，",
        "1\n",
    ],
)
def test_endless_repetition_is_read_to_its_end(piece: str) -> None:
    read(piece * 20000 + "新建公厕3座")


def test_numbers_of_absurd_length_are_no_amounts() -> None:
    assert read("新建" + "9" * 30 + "座，公厕3座")[0].value == 3
