"""Templates: all of them load, none carries style or script of its own."""

import re
from pathlib import Path

import pytest
from django.template.loader import get_template

FOLDER = Path(__file__).parents[2] / "src/shishi/templates"
TEMPLATES = sorted(path.relative_to(FOLDER).as_posix() for path in FOLDER.rglob("*.html"))
INLINE = re.compile(r"<style|\sstyle\s*=|\son[a-z]+\s*=|javascript:|hx-on|<script(?![^>]*\ssrc=)")


@pytest.mark.parametrize("name", TEMPLATES)
def test_template_loads(name):
    assert get_template(name).template.nodelist


@pytest.mark.parametrize("name", TEMPLATES)
def test_template_needs_no_exception_from_the_content_policy(name):
    assert INLINE.findall((FOLDER / name).read_text("utf-8")) == []


def test_every_script_is_short_and_our_own():
    scripts = sorted((FOLDER.parent / "static/shishi").glob("*.js"))
    assert {path.name: "eval(" in path.read_text("utf-8") for path in scripts} == {
        path.name: False for path in scripts
    }
    assert [path.name for path in scripts if len(path.read_text("utf-8").splitlines()) > 200] == []
