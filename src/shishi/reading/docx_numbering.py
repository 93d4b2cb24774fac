"""自动编号 — the numbers that Word computes and does not store (ECMA-376 §17.9).

A paragraph names a list and a level, itself or through its style; `Numbering` counts along
as the paragraphs pass and gives each its label (（一）, 第三条, 1.2).
"""

import re
from dataclasses import dataclass, replace

from lxml import etree

from shishi.reading.docx_numerals import numeral

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_LEVELS = 9
_PLACEHOLDER = re.compile(r"%([1-9])")
_CLOSED = re.compile(r"[、，．。：）)\]】〕》.:]\s*\Z")
_BARE_POINT = re.compile(r"[0-9][.]\Z")


@dataclass(frozen=True, slots=True)
class _Level:
    start: int = 1
    format: str = "decimal"
    text: str = ""
    suffix: str = "tab"
    legal: bool = False
    restart: int | None = None
    style: str = ""


@dataclass(frozen=True, slots=True)
class _List:
    """One w:num: its levels and where it begins anew; lists of one abstract share a count."""

    abstract: str
    levels: dict[int, _Level]
    starts: dict[int, int]


@dataclass(frozen=True, slots=True)
class _Style:
    based_on: str
    list_id: str
    level: int | None


def _value(parent: etree._Element | None, name: str) -> str:
    node = None if parent is None else parent.find(W + name)
    return "" if node is None else str(node.get(W + "val", ""))


def whole(text: str, otherwise: int) -> int:
    """A small whole number of an attribute; anything else counts as `otherwise`."""
    return int(text) if re.fullmatch(r"-?[0-9]{1,6}", text) else otherwise


def _on(parent: etree._Element, name: str) -> bool:
    node = parent.find(W + name)
    return node is not None and node.get(W + "val", "1") not in ("0", "false", "off")


def _level(node: etree._Element) -> _Level:
    restart = _value(node, "lvlRestart")
    format_name = _value(node, "numFmt")
    if not format_name:  # a custom format hides in mc:AlternateContent
        custom = node.find(f".//{W}numFmt")
        format_name = "decimal" if custom is None else custom.get(W + "val", "decimal")
    return _Level(
        start=whole(_value(node, "start"), 0),
        format=format_name,
        text=_value(node, "lvlText"),
        suffix=_value(node, "suff") or "tab",
        legal=_on(node, "isLgl"),
        restart=whole(restart, 0) if restart else None,
        style=_value(node, "pStyle"),
    )


def _place(node: etree._Element) -> int:
    return whole(node.get(W + "ilvl", "0"), 0)


class Numbering:
    """The lists of a document and how far each has counted."""

    def __init__(self, numbering: etree._Element | None, styles: etree._Element | None) -> None:
        self._styles: dict[str, _Style] = {}
        self._default = ""
        self._lists: dict[str, _List] = {}
        self._counts: dict[str, list[int | None]] = {}
        self._begun: set[str] = set()
        if numbering is not None:
            self._read_styles(styles)
            self._read_lists(numbering)

    def _read_styles(self, styles: etree._Element | None) -> None:
        for node in () if styles is None else styles.iterfind(W + "style"):
            props = node.find(f"{W}pPr/{W}numPr")
            level = _value(props, "ilvl")
            name = node.get(W + "styleId", "")
            self._styles[name] = _Style(
                _value(node, "basedOn"), _value(props, "numId"), whole(level, 0) if level else None
            )
            if node.get(W + "type") == "paragraph" and node.get(W + "default") in ("1", "true"):
                self._default = name

    def _read_lists(self, numbering: etree._Element) -> None:
        abstracts: dict[str, dict[int, _Level]] = {}
        links: dict[str, str] = {}
        for node in numbering.iterfind(W + "abstractNum"):
            name = node.get(W + "abstractNumId", "")
            abstracts[name] = {_place(lvl): _level(lvl) for lvl in node.iterfind(W + "lvl")}
            links[name] = _value(node, "numStyleLink")
        used = {n.get(W + "numId", ""): _value(n, "abstractNumId") for n in numbering}
        for node in numbering.iterfind(W + "num"):
            abstract = _value(node, "abstractNumId")
            linked = self._styles.get(links.get(abstract, ""))
            if linked is not None:
                abstract = used.get(linked.list_id, abstract)
            levels, starts = dict(abstracts.get(abstract, {})), dict[int, int]()
            for change in node.iterfind(W + "lvlOverride"):
                _override(change, levels, starts)
            self._lists[node.get(W + "numId", "")] = _List(abstract, levels, starts)

    def label(self, props: etree._Element | None) -> str:
        """The label of the next paragraph, from its w:pPr; empty when it bears none."""
        if not self._lists:
            return ""
        list_id, place = self._where(props)
        found = self._lists.get(list_id)
        if found is None or place not in found.levels:
            return ""
        counts = self._count(list_id, found, place)
        level = found.levels[place]

        def number(match: re.Match[str]) -> str:
            at = int(match[1]) - 1
            shown = found.levels.get(at, _Level())
            count = counts[at]
            format_name = "decimal" if level.legal else shown.format
            return numeral(shown.start if count is None else count, format_name)

        if level.format == "bullet":
            return ""
        text = _PLACEHOLDER.sub(number, level.text)
        gap = " " if text and level.suffix != "nothing" and not _CLOSED.search(text) else ""
        return text + gap

    def _count(self, list_id: str, found: _List, place: int) -> list[int | None]:
        counts = self._counts.setdefault(found.abstract, [None] * _LEVELS)
        if list_id not in self._begun:
            self._begun.add(list_id)
            for at, start in found.starts.items():
                counts[at] = start - 1
        for at in range(place):
            if counts[at] is None:
                counts[at] = found.levels.get(at, _Level()).start
        current = counts[place]
        counts[place] = found.levels[place].start if current is None else current + 1
        for at in range(place + 1, _LEVELS):
            restart = found.levels.get(at, _Level()).restart
            if restart is None or place < restart:
                counts[at] = None
        return counts

    def _where(self, props: etree._Element | None) -> tuple[str, int]:
        """List and level of a paragraph: its own, else those of its style or of a style below."""
        own = None if props is None else props.find(W + "numPr")
        list_id, level = _value(own, "numId"), _value(own, "ilvl")
        style = _value(props, "pStyle") or self._default
        for name in self._ancestry(style):
            known = self._styles[name]
            if not level and known.level is not None:
                level = str(known.level)
            if not list_id:
                list_id = known.list_id
            if list_id:
                place = whole(level, 0) if level else self._level_of(list_id, style)
                return list_id, min(max(place, 0), _LEVELS - 1)
        return list_id, min(max(whole(level, 0), 0), _LEVELS - 1)

    def _ancestry(self, style: str) -> list[str]:
        chain = list[str]()
        while style in self._styles and style not in chain and len(chain) < 20:
            chain.append(style)
            style = self._styles[style].based_on
        return chain

    def _level_of(self, list_id: str, style: str) -> int:
        levels = self._lists[list_id].levels if list_id in self._lists else {}
        return next((place for place, level in levels.items() if level.style == style), 0)


def _override(change: etree._Element, levels: dict[int, _Level], starts: dict[int, int]) -> None:
    place = min(max(_place(change), 0), _LEVELS - 1)
    own = change.find(W + "lvl")
    if own is not None:
        levels[place] = _level(own)
    start = _value(change, "startOverride")
    if start:
        starts[place] = whole(start, 1)
        levels[place] = replace(levels.get(place, _Level()), start=starts[place])


def joined(label: str, text: str) -> str:
    """Label and text as they stand on the page; 1. before 2025年 keeps a gap."""
    if _BARE_POINT.search(label) and text[:1].isdigit():
        return f"{label} {text}"
    return label + text
