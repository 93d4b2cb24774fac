"""What the measurements of papers share: every Word file set by LibreOffice, in one call."""

from collections.abc import Mapping

import pytest

from shishi.papers import docx
from tests.papers import made
from tests.papers.printed import PAPERS, SPOILED, Print
from tests.papers.rendering import render, spoiled


@pytest.fixture(scope="session")
def prints(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, Print]:
    files = {name: docx.write(paper) for name, paper in PAPERS.items()}
    files["总台账"] = docx.write_book(made.master(60, 24))
    sound = files["九页"]
    files |= {name: spoiled(sound, *how[:3]) for name, how in SPOILED.items()}
    made_of = render(files, tmp_path_factory.mktemp("docx"))
    return {name: Print(content) for name, content in made_of.items()}
