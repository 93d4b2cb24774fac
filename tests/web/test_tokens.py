"""The colours can be read: every pair of text and ground that the sheets use, measured."""

import re
from pathlib import Path

import pytest

SHEET = Path(__file__).parents[2] / "src/shishi/static/shishi/tokens.css"
TOKENS = dict(re.findall(r"--([a-z0-9-]+):\s*(#[0-9a-f]{6});", SHEET.read_text("utf-8")))

TEXT = (
    [
        (text, ground)
        for text in ("ink", "ink-2", "ink-3", "link", "seal", "on", "warn", "late", "done", "none")
        for ground in ("paper", "card")
    ]
    + [
        ("side-text", "side"),
        ("side-text", "side-here"),
        ("side-bright", "side-here"),
        ("card", "seal"),
        ("card", "seal-dark"),
        ("ink-2", "line-2"),
        ("unit", "unit-tint"),
        ("person", "person-tint"),
        ("deadline", "deadline-tint"),
    ]
    + [
        ("ink", f"{kind}-tint")
        for kind in ("quantity", "money", "unit", "person", "deadline", "doubt")
    ]
)
GRAPHICS = [
    ("field-line", "card"),
    ("field-line", "paper"),
    ("warn-mark", "card"),
    ("focus", "card"),
]


def luminance(colour: str) -> float:
    """Relative luminance after WCAG 2.2."""
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    light, dark = sorted((luminance(TOKENS[one]), luminance(TOKENS[other])), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize(("text", "ground"), TEXT)
def test_text_stands_out_from_its_ground(text, ground):
    assert contrast(text, ground) >= 4.5


@pytest.mark.parametrize(("line", "ground"), GRAPHICS)
def test_lines_that_carry_meaning_stand_out(line, ground):
    assert contrast(line, ground) >= 3
