"""The .pdf measured against GB/T 9704-2012: rule, what is wanted, what was measured."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

import pytest

from shishi.papers import fonts, pdf
from shishi.papers.content import Paper
from tests.papers import specimens
from tests.papers.glyphs import Line, Rule, Sheet, ink, sheets
from tests.papers.specimens import PITCH, SIGN, lines, wide_annex

SMALL = 14 * 25.4 / 72
RED = (1.0, 0.0, 0.0)


@dataclass(frozen=True)
class Set:
    """A paper as it was set."""

    content: bytes
    pages: list[Sheet]

    def line(self, page: int, start: str, size: float = 0) -> Line:
        """The first line of a page that begins so, of a size of type where it is given."""
        found = (one for one in self.pages[page - 1].lines if one.text.startswith(start))
        return next(one for one in found if not size or one.size == size)

    def alone(self, words: str) -> Line:
        """The last line of just these words."""
        return [one for page in self.pages for one in page.lines if one.text == words][-1]

    def rules(self, page: int) -> list[Rule]:
        return list(self.pages[page - 1].rules)

    def ink(self, page: int, box: tuple[float, float, float, float]) -> tuple[float, ...]:
        return ink(self.content, page, box)


PAPERS: dict[str, Callable[[], Paper]] = {
    "full": lambda: specimens.downward(lines(60)),
    "upward": lambda: specimens.upward(("祁望舟", "阿卜杜热依木·吐尔逊", "李明")),
    "letter": lambda: specimens.letter(30),
    "minutes": specimens.minutes,
    "annexed": lambda: specimens.downward(lines(3), (wide_annex(60), wide_annex(1))),
    "sealed": lambda: specimens.signed((specimens.OFFICE,), date(2026, 10, 9), sealed=True),
    "unsealed": lambda: specimens.signed((specimens.OFFICE,), date(2026, 10, 9), sealed=False),
    "short name": lambda: specimens.signed(("县政府",), date(2026, 10, 19), sealed=False),
    "joint": lambda: specimens.signed(
        ("云岭县教育局", "云岭县民政局", "云岭县水利局"), date(2026, 10, 9), sealed=True
    ),
}


@lru_cache
def made(name: str) -> Set:
    content = pdf.write(PAPERS[name](), fonts.choose())
    return Set(content, sheets(content))


def _mark(paper: Set) -> tuple[float, ...]:
    return paper.ink(1, (0, 45, 210, 100))


Measure = Callable[[Set], float]
RULES: list[tuple[str, str, float, float, Measure]] = [
    # DOC-01, DOC-02, DOC-03: page and type area (5.1, 5.2)
    ("full", "纸张宽", 210, 0.1, lambda p: p.pages[1].width),
    ("full", "纸张高", 297, 0.1, lambda p: p.pages[1].height),
    ("full", "每面行数", 22, 0, lambda p: len(p.pages[1].type)),
    ("full", "每行字数（少）", 28, 0, lambda p: min(len(one.text) for one in p.pages[1].type)),
    ("full", "每行字数（多）", 28, 0, lambda p: max(len(one.text) for one in p.pages[1].type)),
    ("full", "天头", 37, 1, lambda p: p.pages[1].type[0].top),
    ("full", "版心下边缘", 262, 1, lambda p: p.pages[1].type[-1].bottom),
    ("full", "订口", 28, 0.5, lambda p: min(one.left for one in p.pages[1].type)),
    ("full", "版心右边缘", 184, 0.5, lambda p: max(one.right for one in p.pages[1].type)),
    ("full", "正文字号", 16, 0, lambda p: p.pages[1].type[3].size),
    ("full", "首行空二字", 28 + 2 * SIGN, 0.5, lambda p: p.line(1, "云岭县各乡镇").left),
    # DOC-04: page number (7.5)
    ("full", "一字线距版心", 7, 1, lambda p: p.ink(1, (160, 264, 170, 280))[1] - 262),
    ("full", "单页码右空一字", 184 - SMALL, 0.5, lambda p: p.pages[0].number.right),
    ("full", "双页码左空一字", 28 + SMALL, 0.5, lambda p: p.pages[1].number.left),
    ("full", "页码字号", 14, 0, lambda p: p.pages[0].number.size),
    # DOC-05, DOC-06: mark, number and red rule (7.2)
    ("full", "标志上边缘距版心", 35, 1, lambda p: _mark(p)[1] - 37),
    ("full", "标志居中", 106, 1, lambda p: (_mark(p)[0] + _mark(p)[2]) / 2),
    ("full", "发文字号下空二行", 2 * PITCH, 1, lambda p: p.line(1, "云政办发").top - _mark(p)[3]),
    ("full", "红线长", 156, 0.5, lambda p: p.rules(1)[0].right - p.rules(1)[0].left),
    ("full", "红线距字号", 4, 0.5, lambda p: p.rules(1)[0].top - p.line(1, "云政办发").bottom),
    # DOC-09: title (7.3.1), receivers one line below it
    ("full", "标题字号", 22, 0, lambda p: p.line(1, "关于2026").size),
    ("full", "标题下空二行", 2 * PITCH, 1, lambda p: p.line(1, "云岭县人民政府办公室", 22).top
        - p.rules(1)[0].bottom),
    ("full", "主送空一行", PITCH + 4.8, 1, lambda p: p.line(1, "各乡镇").top
        - p.line(1, "关于2026").bottom),
    ("full", "主送顶格", 28, 0.5, lambda p: p.line(1, "各乡镇").left),
    # DOC-08: upward (7.2.5, 7.2.6)
    ("upward", "字号左空一字", 28 + SIGN, 0.5, lambda p: p.line(1, "云政发").left),
    ("upward", "签发人右空一字", 184 - SIGN, 0.5, lambda p: p.line(1, "签发人").right),
    ("upward", "字号与末行签发人同行", 1, 0, lambda p: float("李明" in p.line(1, "云政发").text)),
    ("upward", "签发人首行在上一行", PITCH, 0.1, lambda p: p.line(1, "云政发").top
        - p.line(1, "签发人").top),
    # DOC-14: signature (7.3.5)
    ("sealed", "日期右空四字", 184 - 4 * SIGN, 0.5, lambda p: p.alone("2026年10月9日").right),
    ("sealed", "署名居中于日期", 0, 0.5, lambda p: _middle(p.alone("云岭县人民政府办公室"))
        - _middle(p.alone("2026年10月9日"))),
    ("unsealed", "署名右空二字", 184 - 2 * SIGN, 0.5,
        lambda p: p.alone("云岭县人民政府办公室").right),
    ("unsealed", "日期右移二字", 2 * SIGN, 0.5, lambda p: p.alone("2026年10月9日").left
        - p.alone("云岭县人民政府办公室").left),
    ("short name", "日期右空二字", 184 - 2 * SIGN, 0.5, lambda p: p.alone("2026年10月19日").right),
    ("short name", "署名左移二字", 2 * SIGN, 0.5, lambda p: p.alone("2026年10月19日").left
        - p.alone("县政府").left),
    # DOC-15: record (7.4)
    ("full", "版记首线粗", 0.35, 0.02, lambda p: p.rules(4)[0].weight),
    ("full", "版记中线细", 0.25, 0.02, lambda p: p.rules(4)[1].weight),
    ("full", "版记末线粗", 0.35, 0.02, lambda p: p.rules(4)[-1].weight),
    ("full", "版记末线在版心下边缘", 262, 0.5, lambda p: p.rules(4)[-1].bottom),
    ("full", "版记线长", 156, 0.5, lambda p: p.rules(4)[0].right - p.rules(4)[0].left),
    ("full", "抄送左空一字", 28 + SMALL, 0.5, lambda p: p.line(4, "抄送").left),
    ("full", "印发右空一字", 184 - SMALL, 0.5,
        lambda p: p.line(4, "云岭县人民政府办公室", 14).right),
    # DOC-17: letter (10.1)
    ("letter", "信函标志上边缘", 30, 1, lambda p: p.ink(1, (0, 5, 210, 52))[1]),
    ("letter", "首条双线距标志", 4, 0.5, lambda p: p.rules(1)[0].top
        - p.ink(1, (25, 5, 185, 46))[3]),
    ("letter", "双线长", 170, 0.5, lambda p: p.rules(1)[0].right - p.rules(1)[0].left),
    ("letter", "双线居中", 105, 0.5, lambda p: (p.rules(1)[0].right + p.rules(1)[0].left) / 2),
    ("letter", "末条双线距下边", 20, 0.5, lambda p: 297 - p.rules(1)[-1].bottom),
    ("letter", "上粗下细", 1, 0, lambda p: float(p.rules(1)[0].weight > p.rules(1)[1].weight)),
    ("letter", "上细下粗", 1, 0, lambda p: float(p.rules(1)[2].weight < p.rules(1)[3].weight)),
    ("letter", "字号距线", 4.9, 0.5, lambda p: p.line(1, "000001").top - p.rules(1)[1].bottom),
    ("letter", "标题下空二行", 2 * PITCH, 1, lambda p: p.line(1, "关于加快").top
        - p.line(1, "加急").bottom),
    ("letter", "字号顶右", 184, 0.5, lambda p: p.line(1, "000001").right),
    # DOC-18: minutes (10.3)
    ("minutes", "纪要标志距版心", 35, 1, lambda p: _mark(p)[1] - 37),
    ("minutes", "出席左空二字", 28 + 2 * SIGN, 0.5, lambda p: p.line(1, "出席").left),
    ("minutes", "回行与首字对齐", 28 + 5 * SIGN, 0.5, lambda p: _below(p, "出席").left),
]  # fmt: skip


def _middle(line: Line) -> float:
    return (line.left + line.right) / 2


def _below(paper: Set, start: str) -> Line:
    """The line under the one that begins so."""
    found = paper.pages[0].lines
    return found[found.index(paper.line(1, start)) + 1]


@pytest.mark.parametrize(
    ("name", "rule", "wanted", "tolerance", "measure"),
    RULES,
    ids=[f"{name}: {rule}" for name, rule, *_ in RULES],
)
def test_a_rule_is_kept(name, rule, wanted, tolerance, measure):
    assert measure(made(name)) == pytest.approx(wanted, abs=tolerance or 1e-6)


def test_mark_and_rules_are_red_and_all_else_is_black():
    for page in made("full").pages:
        assert {one.colour for one in page.lines if "文件" not in one.text} == {(0.0,)}
    assert made("full").line(1, "云岭县人民政府办公室文件").colour == RED
    assert {rule.colour for rule in made("full").rules(1)} == {RED}
    assert {rule.colour for rule in made("letter").rules(1)} == {RED}


def test_seals_of_a_joint_issue_have_room():
    """A seal of 42 mm on each name: they neither touch nor leave the type area (7.3.5.1)."""
    names = ("云岭县教育局", "云岭县民政局", "云岭县水利局")
    row = made("joint").alone("".join(names))
    width = 6 * SIGN
    middles = (row.left + width / 2, row.right - width / 2)
    assert (middles[1] - middles[0]) / 2 > 42
    assert middles[0] - 21 >= 28
    assert middles[1] + 21 <= 184
    assert _middle(made("joint").alone("2026年10月9日")) == pytest.approx(middles[1], abs=0.5)


def test_turned_annexes_repeat_their_heads_and_number_where_upright_pages_do():
    found = made("annexed")
    turned = [page for page in found.pages if page.width > page.height]
    assert len(turned) > 4
    places = [found.pages.index(page) + 1 for page in turned]
    for place, page in zip(places, turned, strict=True):
        assert "序号项目名称责任单位完成时限" in page.text
        assert page.turned == f"—{place}—"
        left, top, right, low = found.ink(place, (20, 0, 33, 210))
        assert 35 - right == pytest.approx(7, abs=2.5), "below the type area of the upright page"
        edge = 210 - 26 - low if place % 2 else top - 28
        assert edge == pytest.approx(SMALL, abs=0.7)
        assert left > 20
    assert [page.lines[0].text for page in turned if page.lines[0].text.startswith("附件")] == [
        "附件1", "附件2",
    ]  # fmt: skip
