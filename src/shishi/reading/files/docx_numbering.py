"""自动编号 — the numbers that Word computes and does not store (ECMA-376 §17.9).

A paragraph names a list and a level, itself or through its style; `Numbering` counts along
as the paragraphs pass and gives each its label (（一）, 第三条, 1.2).
"""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import cached_property

from lxml import etree

from shishi.reading.files.list_numerals import numeral

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_LEVELS = 9
_LONGEST_ANCESTRY = 20
"""Styles based on each other; a circle ends here, too."""
_LONGEST_LABEL = 100
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
    """The lists of a document and how far each has counted.

    `load` gives the root of the parts `styles` and `numbering`; they are asked for only when
    a paragraph needs them, as they are often larger than the text.
    """

    def __init__(self, load: Callable[[str], etree._Element | None]) -> None:
        self._load = load
        self._lists: dict[str, _List | None] = {}
        self._counts: dict[str, list[int | None]] = {}
        self._begun: set[str] = set()
        self._of_style: dict[str, tuple[str, str]] = {}

    @cached_property
    def _styles(self) -> dict[str, etree._Element]:
        root = self._load("styles")
        found = () if root is None else root.iterfind(W + "style")
        return {node.get(W + "styleId", ""): node for node in found}

    @cached_property
    def _numbering(self) -> dict[tuple[str, str], etree._Element]:
        """w:num and w:abstractNum by name."""
        root = self._load("numbering")
        return {
            (node.tag, node.get(W + kind + "Id", "")): node
            for kind in ("num", "abstractNum")
            for node in (() if root is None else root.iterfind(W + kind))
        }

    def _list(self, list_id: str) -> _List | None:
        if list_id not in self._lists:
            self._lists[list_id] = self._read_list(list_id)
        return self._lists[list_id]

    def _read_list(self, list_id: str) -> _List | None:
        node = self._numbering.get((W + "num", list_id))
        abstract = self._abstract(node)
        link = _value(abstract, "numStyleLink")
        if link:
            styled = self._numbering.get((W + "num", self._style(link)[0]))
            abstract = self._abstract(styled)
        if node is None or abstract is None:
            return None
        levels = {_place(lvl): _level(lvl) for lvl in abstract.iterfind(W + "lvl")}
        starts = dict[int, int]()
        for change in node.iterfind(W + "lvlOverride"):
            _override(change, levels, starts)
        return _List(abstract.get(W + "abstractNumId", ""), levels, starts)

    def _abstract(self, node: etree._Element | None) -> etree._Element | None:
        return self._numbering.get((W + "abstractNum", _value(node, "abstractNumId")))

    def _style(self, style: str) -> tuple[str, str]:
        """List and level that a style gives, itself or by the styles it is based on."""
        if style not in self._of_style:
            list_id = level = ""
            name, steps = style, 0
            while name in self._styles and steps < _LONGEST_ANCESTRY and not list_id:
                steps += 1
                node = self._styles[name]
                props = node.find(f"{W}pPr/{W}numPr")
                list_id = _value(props, "numId")
                level = level or _value(props, "ilvl")
                name = _value(node, "basedOn")
            self._of_style[style] = list_id, level
        return self._of_style[style]

    def label(self, props: etree._Element | None) -> str:
        """The label of the next paragraph, from its w:pPr; empty when it bears none."""
        list_id, place = ("", 0) if props is None else self._where(props)
        found = self._list(list_id) if list_id else None
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
        text = _PLACEHOLDER.sub(number, level.text[:_LONGEST_LABEL])
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

    def _where(self, props: etree._Element) -> tuple[str, int]:
        """List and level of a paragraph: its own, else those of its style."""
        own = props.find(W + "numPr")
        list_id, level = _value(own, "numId"), _value(own, "ilvl")
        style = _value(props, "pStyle")
        if style and not list_id:
            list_id, styled = self._style(style)
            level = level or styled or self._level_of(list_id, style)
        return list_id, min(max(whole(level, 0), 0), _LEVELS - 1)

    def _level_of(self, list_id: str, style: str) -> str:
        """The level of the list that names the style."""
        found = self._list(list_id) if list_id else None
        levels = found.levels if found else {}
        return next((str(place) for place, level in levels.items() if level.style == style), "")


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
