"""源码树 — what the fences look at: the files of the project and their syntax."""

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "src/shishi"
OWN = ("src", "tests", "scripts", "bench", "docs", "requirements", ".ci")
TOP = ("Makefile", "pyproject.toml", "manage.py", "README.md", "README.en.md", "CHANGELOG.md")
TOP += ("CONTRIBUTING.md", "SECURITY.md", ".gitignore")
GENERATED = {"__pycache__", "shishi.egg-info", ".ruff_cache", ".hypothesis"}


@dataclass(frozen=True)
class Module:
    """One file of Python: its path from the root, its text and its syntax tree."""

    path: str
    text: str
    tree: ast.Module

    @property
    def lines(self) -> list[str]:
        return self.text.splitlines()

    def functions(self) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
        for node in ast.walk(self.tree):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                yield node

    def calls(self) -> Iterator[ast.Call]:
        yield from (node for node in ast.walk(self.tree) if isinstance(node, ast.Call))


@cache
def modules(*folders: str) -> tuple[Module, ...]:
    """All Python files under the folders, named from the root."""
    found = []
    for folder in folders:
        for path in sorted((ROOT / folder).rglob("*.py")):
            if not GENERATED & set(path.parts):
                text = path.read_text("utf-8")
                found.append(Module(str(path.relative_to(ROOT)), text, ast.parse(text)))
    return tuple(found)


@cache
def files() -> tuple[Path, ...]:
    """Every file of the project that git would keep, the generated ones left out."""
    found = [path for folder in OWN for path in (ROOT / folder).rglob("*") if path.is_file()]
    found += [ROOT / name for name in TOP if (ROOT / name).is_file()]
    return tuple(path for path in found if not GENERATED & set(path.parts))


def texts() -> Iterator[tuple[str, str]]:
    """The files that are text, by their path from the root."""
    for path in files():
        try:
            yield str(path.relative_to(ROOT)), path.read_text("utf-8")
        except UnicodeDecodeError:
            continue
