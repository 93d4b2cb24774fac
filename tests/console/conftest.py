"""The demonstration, built once for all that looks at it."""

from pathlib import Path

import pytest

from tests.console.shown import run


@pytest.fixture(scope="session")
def demo(tmp_path_factory) -> Path:
    folder = tmp_path_factory.mktemp("demo") / "data"
    built = run("demo", "--no-serve", "--data", folder)
    assert built.returncode == 0, built.stderr
    return folder
