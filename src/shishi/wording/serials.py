"""发文字号 — 机关代字〔年份〕序号 号, by GB/T 9704 7.2.5."""

import re
from collections.abc import Iterator

from shishi.wording.findings import Hit
from shishi.wording.manuscript import Manuscript

_H = "[一-龥]"
_BRACKETS = re.compile(
    rf"(?<={_H})(?P<open>[\[［【(（〔﹝])(?P<year>(?:20)?\d\d)(?P<shut>[\]］】)）〕﹞])(?P<more>第?)(?P<serial>\d{{1,4}})号"
    r"(?![楼线路院门井台机房塔炉])"
)
_NO_END = re.compile(rf"(?<={_H})〔(?P<year>20\d\d)〕(?P<serial>\d{{1,4}})(?![\d号年月])")
_YEAR_WORD = re.compile(rf"(?<={_H})〔(?P<year>20\d\d)年〕(?P<serial>\d{{1,4}})号")


def serials(paper: Manuscript) -> Iterator[Hit]:
    """发文字号的括号、年份和序号."""
    for found in _BRACKETS.finditer(paper.text):
        faults = list(_faults(found))
        if faults:
            year = found["year"] if len(found["year"]) == 4 else f"20{found['year']}"
            right = f"〔{year}〕{int(found['serial'])}号"
            yield Hit(found.start(), found.end(), f"发文字号{'，'.join(faults)}。", right)
    for found in _YEAR_WORD.finditer(paper.text):
        right = f"〔{found['year']}〕{int(found['serial'])}号"
        yield Hit(found.start(), found.end(), "发文字号的年份不加“年”字。", right)
    for found in _NO_END.finditer(paper.text):
        right = f"〔{found['year']}〕{int(found['serial'])}号"
        yield Hit(found.start(), found.end(), "发文字号的序号之后加“号”字。", right)


def _faults(found: re.Match[str]) -> Iterator[str]:
    if found["open"] != "〔" or found["shut"] != "〕":
        yield "的年份用六角括号“〔〕”"
    if len(found["year"]) != 4:
        yield "的年份写全四位"
    if found["more"]:
        yield "的序号不加“第”字"
    if found["serial"].startswith("0"):
        yield "的序号不编虚位"
