"""The two READMEs are in step, and their commands exist."""

import re

import pytest

from shishi.console import COMMANDS
from tests.fences.tree import ROOT

CHINESE = (ROOT / "README.md").read_text("utf-8")
ENGLISH = (ROOT / "README.en.md").read_text("utf-8")


def blocks(text: str) -> list[str]:
    """The commands, block by block."""
    return [block.strip() for block in re.findall(r"```\n(.*?)```", text, re.DOTALL)]


def shape(text: str) -> list[str]:
    """The levels of the headings in order."""
    return [line.split(" ")[0] for line in text.splitlines() if re.match(r"#+ ", line)]


def names(text: str) -> list[str]:
    """Table rows and inline code: names that must not be translated."""
    return re.findall(r"^\| (`[^`]+`)", text, re.MULTILINE)


def pictures(text: str) -> list[str]:
    return re.findall(r"!\[[^\]]*\]\(([^)]+)\)", text)


@pytest.mark.parametrize("part", [blocks, shape, names, pictures])
def test_both_readmes_have_the_same(part):
    assert part(CHINESE) == part(ENGLISH)
    assert part is pictures or part(CHINESE)


def test_every_picture_is_there():
    assert [name for name in pictures(CHINESE) if not (ROOT / name).is_file()] == []


def test_every_command_of_make_exists():
    targets = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE))
    named = set(re.findall(r"\bmake ([a-z]+)", CHINESE + ENGLISH))
    assert named
    assert named <= targets


def test_every_command_of_shishi_exists():
    named = set(re.findall(r"bin/shishi ([a-z]+)", CHINESE + ENGLISH))
    assert named == set(COMMANDS) - {"up", "demo"}


def test_the_first_two_commands_are_demo_and_test():
    assert blocks(CHINESE)[0].splitlines() == ["make demo", "make test"]


def test_ci_runs_the_second_command():
    script = (ROOT / ".ci/run").read_text("utf-8")
    assert script.rstrip().endswith("exec make test")
