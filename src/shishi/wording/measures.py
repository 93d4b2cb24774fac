"""数量写法 — ranges, symbols of units, 万 and 千 beside digits (GB/T 15835, GB 3100)."""

import re
from collections.abc import Iterator

from shishi.reading.lines.misspellings import wrong_symbols
from shishi.reading.lines.sign_shapes import RANGE, range_start
from shishi.wording.findings import Hit
from shishi.wording.manuscript import Manuscript

_PERCENT_RANGE = re.compile(
    r"(?<![\d.%％—～~年月日.])(?P<from>\d{1,3}(?:\.\d{1,6})?)(?P<sign>[～~—–－-])(?P<to>\d{1,3}(?:\.\d{1,6})?)[%％](?!\d)"
)
_SQUARED = {
    "㎡": "平方米", "m2": "平方米", "m²": "平方米", "M2": "平方米", "㎥": "立方米", "m³": "立方米",
    "m3": "立方米", "㎞": "公里", "㎏": "千克", "㎝": "厘米", "㎜": "毫米", "㎢": "平方公里",
}  # fmt: skip
_SQUARE = re.compile(r"(?<=[\d万亿])(?:m[23²³](?![A-Za-z\d])|M2(?![A-Za-z\d])|[㎡㎥㎞㎏㎝㎜㎢])")
_MIXED_SCALE = re.compile(
    r"(?<![\d.])(?P<number>\d{1,12}(?:\.\d{1,6})?)(?P<scale>[千百])(?P<more>[余多]?)(?=[元户人亩件吨名头棵份](?!瓦))"
)
_TENS = {"千": 3, "百": 2}


def ranges(paper: Manuscript) -> Iterator[Hit]:
    """起止用半角连字符."""
    for found in RANGE.finditer(paper.text):
        start = range_start(paper.text, found.start())
        if start >= 0:
            words = paper.text[start : found.end()]
            says = f"“{words}”用半角连字符表示起止，数量之间用“～”，年龄、时间之间用“—”。"
            yield Hit(start, found.end(), says, words.replace("-", "—"))


def percent_ranges(paper: Manuscript) -> Iterator[Hit]:
    """百分数的起止."""
    for found in _PERCENT_RANGE.finditer(paper.text):
        if found["from"] == "100" or float(found["from"]) < float(found["to"]):
            right = f"{found['from']}%～{found['to']}%"
            says = "百分数的起止，前一个数也带“%”。"
            yield Hit(found.start(), found.end(), says, right)


def units(paper: Manuscript) -> Iterator[Hit]:
    """计量单位的写法."""
    for start, end, symbol, due, right in wrong_symbols(paper.text):
        yield Hit(start, end, f"计量单位符号“{symbol}”应写作“{due}”。", right)
    for found in _SQUARE.finditer(paper.text):
        if not paper.in_table(found.start()):
            says = f"正文中用单位的中文名称，不用“{found.group()}”。"
            yield Hit(found.start(), found.end(), says, _SQUARED[found.group()])


def scales(paper: Manuscript) -> Iterator[Hit]:
    """阿拉伯数字之后的千、百."""
    for found in _MIXED_SCALE.finditer(paper.text):
        number = found["number"]
        if "." in number:
            right = "改写为完整的阿拉伯数字"
        else:
            right = number + "0" * _TENS[found["scale"]] + found["more"]
        says = "阿拉伯数字只与“万”“亿”连用，不与“千”“百”连用。"
        yield Hit(found.start(), found.end(), says, right)
