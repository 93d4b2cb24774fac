"""件数核对 — announced numbers against what is there: 十件实事, 县、乡、村三级, 四个一, stakes."""

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from shishi.reading.checks.proof import Proof
from shishi.reading.draft import DocumentKind, Remark, RemarkKind
from shishi.rules.amounts import number_text

_NUMERALS = {word: value for value, word in enumerate("零一二三四五六七八九十")} | {"两": 2}
_NUMBER = r"[一二两三四五六七八九十]{1,3}|\d{1,3}"
_NUMBER_BEFORE = re.compile(rf"(?:{_NUMBER})$")
# What is counted; its number stands before it.
_ANNOUNCED = re.compile(
    r"[件项大个](?<=[一二两三四五六七八九十\d].)类?(?:年度|重大|重点|政府|惠及)?[“]?"
    r"(?:民生|实事|民心|惠民|为民|利民|便民|好事|微实事|幸福)(?:[一-龥]{0,6}(?:项目|工程|实事))?[”\"]?"
)
# Begins with 民, the rarest of its characters: a search for one character is fast.
_ANNOUNCED_AFTER = re.compile(
    rf"民(?:[生心]|(?P<before>(?<=[惠为利便]民)))(?:实事|工程)(?:项目)?(?:共)?"
    rf"(?P<number>{_NUMBER})(?:件|项|个)"
)


class _Said(NamedTuple):
    """A number of items as announced, with its range in the view."""

    start: int
    end: int
    number: str


_CLASSES = (
    r"级|大类|类|大方面|个方面|方面|个环节|环节|个层面|种方式|种"
    r"|个(?=乡镇|村|社区|街道|镇|单位|部门)"
)
_NAMED = re.compile(rf"(?P<number>[二两三四五六七八九十2-9])(?<=[一-龥）”].)(?P<class>{_CLASSES})")
_LIST_ENDS = re.compile(r"[，。；：！？,;:\n\t |]")
_LONGEST_LIST = 90
_NUMERAL_ONLY = re.compile(r"[一二两三四五六七八九十]{1,2}")
_ONES = re.compile(r"“?(?P<number>[二两三四五六七八九十])个一(?![批体流律代])”?")
_ONE = re.compile(r"(?<![第同统之])一(?=[名个套张份项位本支块图表案册组线条站点])")
_STAKES = re.compile(
    r"K(?P<from>\d{1,4})\+(?P<from_m>\d{3})\s*(?:至|到|—|－|-|～|~)\s*K(?P<to>\d{1,4})\+(?P<to_m>\d{3})"
    r"[^，。；\d]{0,8}?(?P<length>\d{1,5}(?:\.\d{1,3})?)(?P<measure>公里|千米|km|米)",
    re.IGNORECASE,
)
_PLUS = re.compile(r"\+\d{3}")
_EXCERPT = re.compile(r"节选|节录|摘[要编录登抄]|部分|选登")


def find(proof: Proof) -> Iterator[Remark]:
    """Every announced number that can be counted."""
    yield from _announced(proof)
    for match in _NAMED.finditer(proof.text):
        yield from _named(proof, match)
    if "个一" in proof.text:
        for match in _ONES.finditer(proof.text):
            yield from _ones(proof, match)
    if _PLUS.search(proof.text):
        for match in _STAKES.finditer(proof.text):
            yield _stakes(proof, match)


def _announced(proof: Proof) -> Iterator[Remark]:
    """The number of items in the title or preamble against the items read."""
    items = len(proof.draft.items)
    if proof.draft.kind is not DocumentKind.PLAN or not items:
        return
    said = [
        one
        for one in _announcements(proof.text)
        if proof.item_at(one.start) is None and not _is_part(proof.text, one.start)
    ]
    numbered = sum([item.ordinal is not None for item in proof.draft.items])
    equal = [one for one in said if _value(one.number) in (items, numbered)]
    if equal:
        start, end, number = equal[0]
        says = f"文中说{number}项，与读到的项数一致。"
        yield proof.remark(RemarkKind.SUM_CHECK, start, end, says, ok=True)
    elif said and items > 2 and not _EXCERPT.search(proof.text, 0, 300):
        start, end, number = said[0]
        says = f"文中说{number}项，读到{items}项，请核对是否有遗漏或多分。"
        yield proof.remark(RemarkKind.SUM_CHECK, start, end, says)


def _announcements(text: str) -> Iterator[_Said]:
    for match in _ANNOUNCED.finditer(text, 0, _FRONT):
        at = match.start()
        number = _NUMBER_BEFORE.search(text, max(0, at - 3), at)
        if number:
            yield _Said(number.start(), match.end(), number.group())
    for match in _ANNOUNCED_AFTER.finditer(text, 0, _FRONT):
        start = match.start() - (match["before"] is not None)
        yield _Said(start, match.end(), match["number"])


def _is_part(text: str, start: int) -> bool:
    """第3件, 每件, 2.5项 announce nothing."""
    before = text[start - 1 : start]
    return bool(before) and (before.isdigit() or before in ".第之前后每约近余")


def _named(proof: Proof, match: re.Match[str]) -> Iterator[Remark]:
    """县、乡、村三级: the names before a number of classes."""
    window = proof.text[max(0, match.start() - _LONGEST_LIST) : match.start()]
    if "、" not in window:
        return
    cuts = [cut.end() for cut in _LIST_ENDS.finditer(window)]
    listed = window[cuts[-1] if cuts else 0 :]
    names = listed.split("、")
    if len(names) < 2 or any(_NUMERAL_ONLY.fullmatch(name) for name in names):
        return
    if "等" in names[-1][-3:] or listed.count("（") != listed.count("）"):
        return
    announced = _value(match["number"])
    wide = len(re.split("[、和及与]", listed))
    agrees = announced in (len(names), wide)
    if not agrees and not (cuts and match["class"] in _CERTAIN):
        return
    says = f"列出{len(names)}个，写作“{match.group()}”"
    says += "，数量一致。" if agrees else "，数量不一致，请核对。"
    start = match.start() - len(listed)
    yield proof.remark(RemarkKind.SUM_CHECK, start, match.end(), says, ok=agrees)


_CERTAIN = ("级", "类", "大类", "个方面", "方面")


def _ones(proof: Proof, match: re.Match[str]) -> Iterator[Remark]:
    """“四个一”: 一名县领导、一个牵头单位、一套工作班子、一张进度表."""
    start = (
        max(proof.text.rfind("。", 0, match.start()), proof.text.rfind("\n", 0, match.start())) + 1
    )
    start = max(start, match.start() - 160)
    ones = [one.start() for one in _ONE.finditer(proof.text, start, match.start())]
    announced = _value(match["number"])
    if len(ones) < 2:
        return
    agrees = len(ones) == announced
    says = f"列出{len(ones)}个“一”，写作“{match['number']}个一”"
    says += "，数量一致。" if agrees else "，数量不一致，请核对。"
    yield proof.remark(RemarkKind.SUM_CHECK, ones[0], match.end(), says, ok=agrees)


def _stakes(proof: Proof, match: re.Match[str]) -> Remark:
    """桩号: K3+200 to K15+700 is 12.5公里."""
    first = Decimal(match["from"]) * 1000 + Decimal(match["from_m"])
    last = Decimal(match["to"]) * 1000 + Decimal(match["to_m"])
    metres = match["measure"] == "米"
    between = abs(last - first) if metres else abs(last - first) / 1000
    agrees = between == Decimal(match["length"])
    says = f"桩号之差为{number_text(between)}{match['measure']}"
    if agrees:
        says += "，与所列长度一致。"
    else:
        says += f"，原文写作{match['length']}{match['measure']}，请核对。"
    return proof.remark(RemarkKind.SUM_CHECK, match.start(), match.end(), says, ok=agrees)


def _value(words: str) -> int:
    """8, 八, 十二, 二十."""
    if words.isdigit():
        return int(words)
    tens, ten, ones = words.partition("十")
    if not ten:
        return _NUMERALS.get(words, 0)
    return (_NUMERALS.get(tens, 1) if tens else 1) * 10 + (_NUMERALS.get(ones, 0) if ones else 0)


_FRONT = 20_000  # characters in which a plan announces how many items it has
