"""样式 — the style sheet, settings and fonts of the file, without any theme.

A theme's fonts would win over the names we give, and WPS warns of those it lacks. Characters are
not squeezed, marks do not hang over the edge, and no space is put between Han and Latin: so a line
of text has its 28 characters.
"""

from docx.oxml import parse_xml
from lxml.etree import _Element

from shishi.papers.docx.marks import SPACES, TEXT, TWO, el, fonts, look, twips
from shishi.papers.gongwen import PROFILE, SIZES, TYPEFACES, Face, Typeface

HEADINGS = {1: Face.HEI, 2: Face.KAI, 3: Face.BODY, 4: Face.BODY}
_OFF = ("widowControl", "overflowPunct", "autoSpaceDE", "autoSpaceDN", "adjustRightInd")
_NAMES = {Face.TITLE: "roman", Face.BODY: "modern", Face.KAI: "modern", Face.HEI: "modern"}


def sheet() -> _Element:
    """styles.xml."""
    made = _root("styles")
    made.append(
        el(
            "docDefaults",
            el("rPrDefault", _plain()),
            el("pPrDefault", el("pPr")),
        )
    )
    made.append(_style("paragraph", "Normal", "Normal", _normal(), look(TEXT), default=1))
    made.append(_style("character", "DefaultParagraphFont", "Default Paragraph Font", default=1))
    made.append(_table())
    for level, face in HEADINGS.items():
        shape = el(
            "pPr",
            el("ind", firstLineChars=200, firstLine=twips(TWO)),
            el("outlineLvl", val=level - 1),
        )
        made.append(
            _style("paragraph", f"Heading{level}", f"heading {level}", shape, look(TEXT.of(face)))
        )
    pitch = el("spacing", line=twips(SIZES.title_pitch), lineRule="exact")
    title = el("rPr", fonts(Face.TITLE), el("sz", val=44), el("szCs", val=44))
    made.append(
        _style("paragraph", "Title", "Title", el("pPr", pitch, el("jc", val="center")), title)
    )
    line = el("spacing", line=240, lineRule="auto")
    made.append(_style("paragraph", "Picture", "Picture", el("pPr", line)))
    made.append(_style("paragraph", "Footer", "footer", el("pPr", el("jc", val="left"))))
    return made


def settings() -> _Element:
    """settings.xml: odd and even pages differ; nothing is squeezed; as today's word processors."""
    mode = {"name": "compatibilityMode", "uri": "http://schemas.microsoft.com/office/word"}
    made = _root("settings")
    made.extend(
        (
            el("zoom", percent=100),
            el("bordersDoNotSurroundHeader"),
            el("bordersDoNotSurroundFooter"),
            el("defaultTabStop", val=420),
            el("evenAndOddHeaders"),
            el("characterSpacingControl", val="doNotCompress"),
            el("compat", el("compatSetting", **mode, val=15)),
            el("themeFontLang", val="en-US", eastAsia="zh-CN"),
        )
    )
    return made


def font_table() -> _Element:
    """fontTable.xml: the type faces by the names they are asked for."""
    made = _root("fonts")
    for face in Face:
        made.append(
            el(
                "font",
                el("altName", val=_other(TYPEFACES[face])),
                el("charset", val="86"),
                el("family", val=_NAMES.get(face, "auto")),
                el("pitch", val="variable"),
                name=TYPEFACES[face].preferred,
            )
        )
    return made


def _other(face: Typeface) -> str:
    """The name a word processor may look for next, in Chinese where there is one."""
    return next((name for name in face.others if not name[0].isascii()), face.others[0])


def _root(tag: str) -> _Element:
    spaces = " ".join(f'xmlns:{name}="{uri}"' for name, uri in SPACES.items())
    root: _Element = parse_xml(f"<w:{tag} {spaces}/>")
    return root


def _plain() -> _Element:
    made = look(TEXT)
    made.append(el("lang", val="en-US", eastAsia="zh-CN", bidi="ar-SA"))
    return made


def _normal() -> _Element:
    pitch = el("spacing", line=twips(PROFILE.pitch_points), lineRule="exact", before=0, after=0)
    off = [el(name, val=0) for name in _OFF]
    return el("pPr", *off, el("snapToGrid", val=0), pitch, el("jc", val="both"))


def _table() -> _Element:
    margins = (el("left", w=0, type="dxa"), el("right", w=0, type="dxa"))
    shape = el("tblPr", el("tblInd", w=0, type="dxa"), el("tblCellMar", *margins))
    return _style("table", "TableNormal", "Normal Table", shape, default=1)


def _style(kind: str, key: str, name: str, *parts: _Element, **marks: object) -> _Element:
    made = el("style", type=kind, **marks, styleId=key)
    made.append(el("name", val=name))
    if kind == "paragraph" and key != "Normal":
        made.extend((el("basedOn", val="Normal"), el("next", val="Normal")))
    made.append(el("qFormat"))
    made.extend(parts)
    return made
