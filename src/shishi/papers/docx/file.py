"""文件 — the package of a .docx: its parts, its properties, the same bytes for the same content.

What python-docx puts into a new file (a theme, a thumbnail, styles of other scripts) is taken out.
Long tables would not fit into its tree, so their rows are written when the file is packed.
The properties say which type faces the machine that wrote it had to replace.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import UTC, date, datetime, time
from io import BytesIO
from itertools import islice
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from docx import Document
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import parse_xml
from docx.shared import Pt
from lxml.etree import ProcessingInstruction, SubElement, _Element, tostring

from shishi.papers.docx import styles
from shishi.papers.docx.marks import SPACES, fit

UNDATED = date(2000, 1, 1)
_ZIP_TIME = (1980, 1, 1, 0, 0, 0)
_KEPT = {RELATIONSHIP_TYPE.STYLES, RELATIONSHIP_TYPE.SETTINGS, RELATIONSHIP_TYPE.FONT_TABLE}
_KEPT_OF_PACKAGE = {
    *(RELATIONSHIP_TYPE.OFFICE_DOCUMENT, RELATIONSHIP_TYPE.CORE_PROPERTIES),
    RELATIONSHIP_TYPE.EXTENDED_PROPERTIES,
}
_CUSTOM = "http://schemas.openxmlformats.org/officeDocument/2006/custom-properties"
_TYPES = "http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes"
_CUSTOM_TYPE = "application/vnd.openxmlformats-officedocument.custom-properties+xml"
_FORMAT_ID = "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}"  # the one set of properties people name
_SUBSTITUTED = "替代字体"
_TEXT = "word/document.xml"
_LATER = "later"
_PLACE = re.compile(rb"<\?later (\d+)\?>")
_AT_ONCE = 100


class File:
    """A new .docx with our styles and nothing in it."""

    def __init__(self) -> None:
        self._document = Document()
        part = self._document.part
        _drop(part.rels, _KEPT)
        _drop(part.package.rels, _KEPT_OF_PACKAGE)
        _exchange(part.part_related_by(RELATIONSHIP_TYPE.STYLES), styles.sheet())
        _exchange(part.part_related_by(RELATIONSHIP_TYPE.SETTINGS), styles.settings())
        fonts: Any = part.part_related_by(RELATIONSHIP_TYPE.FONT_TABLE)
        fonts._blob = tostring(styles.font_table(), encoding="UTF-8", standalone=True)
        self._body = self._document.element.body
        self._body.clear()
        self._feet: dict[str, str] = {}
        self._later: list[Iterable[str]] = []

    def add(self, *blocks: _Element) -> None:
        """Blocks at the end of the text."""
        self._body.extend(blocks)

    def later(self, written: Iterable[str]) -> _Element:
        """A mark in place of elements that come as they are written, while the file is packed."""
        self._later.append(written)
        return ProcessingInstruction(_LATER, str(len(self._later) - 1))

    def foot(self, name: str, *paragraphs: _Element) -> str:
        """The key of a footer; the same name is the same footer."""
        if name not in self._feet:
            main: Any = self._document.part
            part, key = main.add_footer_part()
            spaces = " ".join(f'xmlns:{short}="{uri}"' for short, uri in SPACES.items())
            foot = parse_xml(f"<w:ftr {spaces}/>")
            foot.extend(paragraphs)
            _exchange(part, foot)
            self._feet[name] = key
        return self._feet[name]

    def picture(self, png: bytes, points_wide: float, told: str) -> _Element:
        """A run that shows a picture in the line; `told` says in words what it shows."""
        inline = self._document.part.new_pic_inline(BytesIO(png), width=Pt(points_wide))
        inline.docPr.set("descr", fit(told))
        run = parse_xml(f'<w:r xmlns:w="{SPACES["w"]}"><w:drawing/></w:r>')
        run[0].append(inline)
        return run

    def done(self, title: str, on: date | None, substituted: Mapping[str, str]) -> bytes:
        """The bytes of the file; `on` is the day it is dated."""
        self._describe(title, on or UNDATED, substituted)
        target = BytesIO()
        self._document.save(target)
        return _repacked(target, self._later)

    def _describe(self, title: str, on: date, substituted: Mapping[str, str]) -> None:
        moment = datetime.combine(on, time(), UTC).replace(tzinfo=None)
        told = "；".join(f"{wanted}→{given}" for wanted, given in sorted(substituted.items()))
        core = self._document.core_properties
        core.title, core.author, core.last_modified_by = fit(title)[:255], "", ""
        core.created = core.modified = moment
        core.revision, core.language, core.keywords = 1, "zh-CN", ""
        core.comments = f"本机缺少的字体及其替代：{told}"[:255] if told else ""
        package = self._document.part.package
        named = {_SUBSTITUTED: told or "无"}
        part = Part(PackURI("/docProps/custom.xml"), _CUSTOM_TYPE, _custom(named), package)
        package.relate_to(part, RELATIONSHIP_TYPE.CUSTOM_PROPERTIES)


def _exchange(part: Any, element: _Element) -> None:
    """python-docx has no way to say that a part holds something else."""
    part._element = element


def _drop(relations: dict[str, object], kept: set[str]) -> None:
    for key, one in list(relations.items()):
        if getattr(one, "reltype", "") not in kept:
            del relations[key]


def _custom(named: Mapping[str, str]) -> bytes:
    root: _Element = parse_xml(f'<Properties xmlns="{_CUSTOM}" xmlns:vt="{_TYPES}"/>')
    for number, (name, value) in enumerate(named.items(), start=2):
        marks = {"fmtid": _FORMAT_ID, "pid": str(number), "name": name}
        one = SubElement(root, f"{{{_CUSTOM}}}property", marks)
        SubElement(one, f"{{{_TYPES}}}lpwstr").text = value
    return tostring(root, encoding="UTF-8", standalone=True)


def _repacked(made: BytesIO, later: Sequence[Iterable[str]]) -> bytes:
    """The same parts in one order, without the hour at which they were written."""
    target = BytesIO()
    with ZipFile(made) as given, ZipFile(target, "w") as taken:
        names = sorted(given.namelist(), key=lambda name: (name != "[Content_Types].xml", name))
        for name in names:
            entry = ZipInfo(name, _ZIP_TIME)
            entry.compress_type, entry.external_attr = ZIP_DEFLATED, 0o600 << 16
            content = given.read(name)
            with taken.open(entry, "w") as part:
                part.writelines(_pieces(content, later) if name == _TEXT else [content])
    return target.getvalue()


def _pieces(content: bytes, later: Sequence[Iterable[str]]) -> Iterator[bytes]:
    """The text of the paper, with what comes later in its places."""
    for place, piece in enumerate(_PLACE.split(content)):
        if place % 2 == 0:
            yield piece
            continue
        rows = iter(later[int(piece)])
        while some := "".join(islice(rows, _AT_ONCE)):
            yield some.encode()
