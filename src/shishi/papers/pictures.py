"""图片 — the drawings of `figures` and `gantts` as pictures, in the colours they have in print.

A drawing takes its colours from the style sheet of its page; where there is none they are given
here, by the same classes.
"""

from dataclasses import dataclass
from functools import lru_cache
from struct import unpack

FAMILY = "Noto Sans CJK SC"
_PER_INCH = 220.0
_STYLE = """
text { font: 12px 'FAMILY'; fill: #46505a; }
text.name { fill: #1c232b; } text.limit { fill: #b3261e; }
line.grid { stroke: #dfe3e6; } line.tick { stroke: #c3c9ce; }
polyline { fill: none; stroke-width: 2; }
.plan { stroke: #6b7580; stroke-dasharray: 5 4; }
polyline.done { stroke: #2f6f4f; } circle.done { fill: #2f6f4f; }
polyline.likely { stroke: #2b5a8c; stroke-dasharray: 2 3; }
.fan { fill: #2b5a8c; opacity: .14; }
line.limit { stroke: #b3261e; } line.today { stroke: #6b7580; stroke-dasharray: 2 3; }
polygon.stated { fill: #ffffff; stroke: #9b2f25; stroke-width: 2; }
.track { fill: #e6e9eb; } rect.due { fill: #1c232b; }
.fill.on { fill: #2f6f4f; } .fill.warn, .fill.heavy { fill: #c98a1b; } .fill.late { fill: #b3261e; }
.fill.done { fill: #2b5a8c; } .fill.none { fill: #9aa3ab; }
rect.done { fill: #2f6f4f; } rect.done.late { fill: #b3261e; }
rect.ahead { fill: #ffffff; stroke: #6b7580; stroke-dasharray: 3 2; }
rect.ahead.late { stroke: #b3261e; }
line.latest { stroke: #1c232b; stroke-width: 2; }
circle.planned { fill: none; stroke: #2b5a8c; stroke-width: 2; }
"""
_SOURCE = """#set page(width: auto, height: auto, margin: 0pt)
#image(bytes(sys.inputs.drawing), format: "svg", width: 442pt)
"""


@dataclass(frozen=True, slots=True)
class Png:
    """A picture and its measures in dots."""

    content: bytes
    width: int
    height: int


def in_print(svg: str, family: str = FAMILY) -> str:
    """The drawing as a file of its own, with its colours in it."""
    head, mark, rest = svg.partition(">")
    if not head.startswith("<svg"):
        raise ValueError("图不是 SVG")
    space = "" if "xmlns=" in head else ' xmlns="http://www.w3.org/2000/svg"'
    return f"{head}{space}{mark}<style>{_STYLE.replace('FAMILY', family)}</style>{rest}"


@lru_cache(maxsize=64)
def drawn(svg: str, family: str = FAMILY) -> Png:
    """The drawing as PNG; the same drawing is the same picture to the byte."""
    import typst  # slow import: 40 MB, for whoever sets a picture

    from shishi.papers import fonts  # slow import: as above

    inputs = {"drawing": in_print(svg, family)}
    source = _SOURCE.encode()
    made = typst.compile(
        source, format="png", ppi=_PER_INCH, sys_inputs=inputs, font_paths=fonts.held()
    )
    content = bytes(made if isinstance(made, bytes) else made[0])
    width, height = unpack(">II", content[16:24])
    return Png(content, width, height)
