"""Files are kept by their digest, whole, once, and checked when they are taken out."""

from pathlib import Path

import pytest
from django.conf import LazySettings

from shishi.records import originals
from shishi.rules.digests import digest


@pytest.fixture(autouse=True)
def _folder(settings: LazySettings, tmp_path: Path) -> None:
    settings.ORIGINALS_FOLDER = tmp_path / "originals"


def files(folder: Path) -> list[Path]:
    return [path for path in folder.rglob("*") if path.is_file()]


def test_what_was_kept_comes_back(tmp_path: Path):
    name = originals.keep("方案".encode())
    assert name == digest("方案".encode())
    assert originals.content(name).decode() == "方案"
    assert originals.keep("方案".encode()) == name
    assert len(files(tmp_path)) == 1


def test_a_file_changed_behind_its_back_is_not_handed_out(tmp_path: Path):
    name = originals.keep(b"as sent")
    files(tmp_path)[0].write_bytes(b"as forged")
    with pytest.raises(ValueError, match=name):
        originals.content(name)


def test_a_lost_file_is_named_as_such():
    with pytest.raises(FileNotFoundError):
        originals.content("0" * 64)


def test_others_on_the_machine_may_not_look(tmp_path: Path):
    originals.keep(b"as sent")
    assert files(tmp_path)[0].stat().st_mode & 0o077 == 0
