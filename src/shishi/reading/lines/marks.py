"""序号 — the numbers that stand before sections and items, in every style in use.

一、 （一） 1. 1、 1．1﹒ （1） 1） ① ㈠ Ⅰ、 第一件： 第1项 实事一： 项目五：
【1】 A. a) 其一， ● ——
"""

import re
from types import MappingProxyType
from typing import NamedTuple

CN = "一二三四五六七八九十百千零〇"
_POINT = "[、.．﹒，,]"
_CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"
_BRACKETED_CN = "㈠㈡㈢㈣㈤㈥㈦㈧㈨㈩"
_BRACKETED = "⑴⑵⑶⑷⑸⑹⑺⑻⑼⑽⑾⑿⒀⒁⒂⒃⒄⒅⒆⒇"
_POINTED = "⒈⒉⒊⒋⒌⒍⒎⒏⒐⒑⒒⒓⒔⒕⒖⒗⒘⒙⒚⒛"
_ROMAN = "ⅠⅡⅢⅣⅤⅥⅦⅧⅨⅩⅪⅫ"
_SHAPES = "▲△●○■□◆◇◎▪•▶➤★☆※✓✔☑❖◈◉⊙►▷➢➔»》☛◦"
_STROKES = "·∙*+√—–-"  # before words only, never before a figure
BULLETS = _SHAPES + _STROKES
_NOUN = "(?:民生)?(?:实事|项目|工程|任务|事项)"

STYLES: tuple[tuple[str, str], ...] = (
    ("paren_cn", rf"(?P<paren_cn>[（(【\[〔] ?[{CN}]{{1,5}} ?[）)】\]〕])[、.．,，]?"),
    ("paren_num", r"(?P<paren_num>[（(【\[〔] ?\d{1,3} ?[）)】\]〕])[、.．]?"),
    ("circled", rf"(?P<circled>[{_CIRCLED}])[、.．]?"),
    ("bracketed", rf"(?P<bracketed>[{_BRACKETED}])"),
    ("bracketed_cn", rf"(?P<bracketed_cn>[{_BRACKETED_CN}])"),
    ("pointed", rf"(?P<pointed>[{_POINTED}])"),
    ("roman", rf"(?P<roman>[{_ROMAN}])[、.．]"),
    (
        "decimal",
        r"(?P<decimal>\d{1,2}\.\d{1,2}(?:\.\d{1,2})?)[ ]+(?=[一-鿿“])"
        r"(?!(?:万|亿|公里|千米|米|元|个|户|人|亩|吨|平方|倍|倍|岁|公顷)[^ ])",
    ),
    (
        "bullet",
        rf"(?P<bullet>[{_SHAPES}](?=[^ \n]| [^ \n])|(?:[—–-]{{2,4}}|[{_STROKES}]) ?(?=[一-鿿“《]))",
    ),
    ("letter", r"(?P<letter>[A-Ja-j])(?:[.．、]|[）)]) ?(?=[一-鿿“])"),
    ("in_turn", rf"(?P<in_turn>[其第][{CN}]{{1,2}})[，,、：:](?![第其])"),
    ("in_words", r"(?P<in_words>首先|其次|再次)[，,、：:]"),
    ("being", rf"(?P<being>[{CN}]{{1,3}}是)(?![^，。；\n]{{0,6}}(?:不|否))"),
    (
        "counted",
        rf"(?P<counted>第 ?(?:[{CN}]{{1,5}}|\d{{1,3}}) ?(?:件(?:实事)?|项(?:实事|任务|工程)?|类))"
        r"(?:[：:、．.]|[ ](?=\S))",
    ),
    ("named", rf"(?P<named>{_NOUN}之?(?:[{CN}]{{1,5}}|\d{{1,3}}))[ ]?(?:[：:、．.]|[ ](?=\S))"),
    ("titled", rf"(?P<titled>{_NOUN}[（(](?:[{CN}]{{1,4}}|\d{{1,3}})[）)])[ ]?[：:、]?"),
    ("cn", rf"(?P<cn>[{CN}]{{1,5}})[、.．﹒,，]"),
    ("num_paren", r"(?P<num_paren>\d{1,3})[）)]"),
    (
        "num",
        rf"(?P<num>\d{{1,3}})(?:{_POINT}(?!\d)|{_POINT}(?=(?:19|20)\d\d年)|[、﹒](?=\d)"
        rf"|[.．] (?=\d))",
    ),
)
MARK = "|".join(pattern for _, pattern in STYLES)
LINE_NUMBER = r"(?P<bare>\d{1,3})[ \t]+(?=[一-鿿“\"])"
_FIRST = frozenset(
    f"（(【[〔{_CIRCLED}{_BRACKETED}{_BRACKETED_CN}{_POINTED}{_ROMAN}{BULLETS}"
    f"ABCDEFGHIJabcdefghij{CN}其第首再民实项工任事"
)
"""The signs, beside figures, with which a mark begins: most lines are told by one look."""
_MARK = re.compile(MARK)
_LINE_NUMBER = re.compile(LINE_NUMBER)
_DIGITS = re.compile(r"\d+")
_CN_RUN = re.compile(f"[{CN}]+")
_CN_PLACES = MappingProxyType({"十": 10, "百": 100, "千": 1000})
_IN_WORDS = ("首先", "其次", "再次")
_CN_VALUES = MappingProxyType({letter: value for value, letter in enumerate(CN[:10], 1)})


class Mark(NamedTuple):
    """An ordinal: its style, its number, the words that are quoted, and where the text begins."""

    style: str
    number: int
    start: int
    end: int
    body: int


def mark_at(text: str, place: int, limit: int | None = None) -> Mark | None:
    """The mark that begins at `place`, if any."""
    first = text[place : place + 1]
    if first not in _FIRST and not first.isdecimal():
        return None
    found = _MARK.match(text, place, len(text) if limit is None else limit)
    if not found or not found.lastgroup:
        return None
    style = found.lastgroup
    start, end = found.span(style)
    if style == "bullet":
        return Mark(style + text[start], 0, start, end, found.end())
    return Mark(style, number_of(text[start:end]), start, end, found.end())


def line_number_at(text: str, place: int) -> Mark | None:
    """A bare number before a name (1 老旧管网更新); only a sequence of them makes them marks."""
    found = _LINE_NUMBER.match(text, place)
    if not found:
        return None
    return Mark("bare", int(found[1]), found.start(1), found.end(1), found.end())


def number_of(words: str) -> int:
    """The number that an ordinal says; 0 when it says none."""
    digits = _DIGITS.search(words)
    if digits:
        return int(digits.group())
    chinese = _CN_RUN.search(words)
    if chinese:
        return chinese_number(chinese.group())
    if words in _IN_WORDS:
        return _IN_WORDS.index(words) + 1
    if len(words) == 1 and words.isascii() and words.isalpha():
        return ord(words.upper()) - ord("A") + 1
    for row in (_CIRCLED, _BRACKETED_CN, _BRACKETED, _POINTED, _ROMAN):
        if words and words[0] in row:
            return row.index(words[0]) + 1
    return 0


def chinese_number(words: str) -> int:
    """一 to 九千九百九十九, with or without 零; 0 for what is no such number."""
    total = digit = 0
    for letter in words:
        if letter in _CN_PLACES:
            total += (digit or 1) * _CN_PLACES[letter]
            digit = 0
        else:
            digit = _CN_VALUES.get(letter, 0)
    return total + digit
