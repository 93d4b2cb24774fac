"""The lock files pin everything by hash, name no host, and agree with each other."""

import re
import tomllib

import pytest

from tests.fences.tree import ROOT

LOCKS = ("run", "ocr", "dev")
PIN = re.compile(r"^([a-z0-9][a-z0-9._-]*)==(\S+)")


def lock(name: str) -> str:
    return (ROOT / "requirements" / f"{name}.txt").read_text("utf-8")


def pins(name: str) -> dict[str, str]:
    return {found[1]: found[2] for line in lock(name).splitlines() if (found := PIN.match(line))}


@pytest.mark.parametrize("name", LOCKS)
def test_a_lock_names_no_host_and_no_path(name):
    text = lock(name)
    assert "://" not in text
    assert "--find-links" not in text
    assert "--index-url" not in text
    assert not re.search(r"^(-e|/|\.)", text, re.MULTILINE)


@pytest.mark.parametrize("name", LOCKS)
def test_every_pin_has_a_hash(name):
    blocks = re.split(r"\n(?=\S)", lock(name).strip())
    bare = [block.splitlines()[0] for block in blocks if "--hash=sha256:" not in block]
    assert bare == []


def test_what_runs_is_what_was_tested():
    tested = pins("dev")
    for name in ("run", "ocr"):
        assert {package: tested.get(package) for package in pins(name)} == pins(name)


def test_every_dependency_is_locked():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    wanted = {"run": project["dependencies"], **project["optional-dependencies"]}
    for name in LOCKS:
        names = {re.split(r"[\[<>=]", line)[0].lower() for line in wanted[name]}
        assert names <= set(pins(name))


def test_every_dependency_has_its_reason_or_its_group_s():
    text = (ROOT / "pyproject.toml").read_text("utf-8")
    listed = text[text.index("dependencies = [") : text.index("[project.scripts]")]
    bare = []
    group = ""
    for line in listed.splitlines():
        if line.startswith("  #") or line.endswith("= ["):
            group = line
        elif line.startswith('  "') and "#" not in line and "=" not in line.split('"')[2]:
            bare.append((line, group))
    assert all(group.strip() for _, group in bare), bare
