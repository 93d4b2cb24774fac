"""图片: the drawings as pictures, with the colours of their classes in them."""

from io import BytesIO

import pytest
from PIL import Image

from shishi.papers import pictures
from tests.papers import made

GREEN, RED = (47, 111, 79), (179, 38, 30)


def _colours(svg: str) -> set[tuple[int, ...]]:
    picture = Image.open(BytesIO(pictures.drawn(svg).content)).convert("RGB")
    return {colour for _, colour in picture.getcolors(1_000_000)}


def test_a_curve_is_drawn_in_the_colours_of_its_lights():
    assert {GREEN, RED} <= _colours(made.drawing().svg)


def test_a_bar_behind_is_red_and_nothing_is_left_black():
    bar = (
        '<svg class="bar" viewBox="0 0 120 14" width="120" height="14">'
        '<rect class="track" x="0" y="4" width="120" height="6" rx="3"/>'
        '<rect class="fill late" x="0" y="4" width="40" height="6" rx="3"/></svg>'
    )
    found = _colours(bar)
    assert RED in found
    assert (0, 0, 0) not in found


def test_the_same_drawing_is_the_same_picture():
    svg = made.drawing().svg
    first = pictures.drawn(svg).content
    pictures.drawn.cache_clear()
    assert pictures.drawn(svg).content == first
    assert (pictures.drawn(svg).width, pictures.drawn(svg).height) == Image.open(
        BytesIO(first)
    ).size


def test_what_is_no_drawing_is_refused():
    with pytest.raises(ValueError, match="图不是 SVG"):
        pictures.in_print("<p>道路</p>")
