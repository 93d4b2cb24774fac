"""The environment, typed: folders, switches, secrets, databases."""

from pathlib import Path

import pytest
from django.core.exceptions import ImproperlyConfigured

from shishi.config import env


@pytest.fixture(autouse=True)
def _clean(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("THING", "DATABASE_URL"):
        monkeypatch.delenv(name, raising=False)


def test_a_folder_is_made_for_its_owner_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("THING", str(tmp_path / "data" / "inner"))
    made = env.folder("THING", "unused")
    assert made.is_dir()
    assert made.stat().st_mode & 0o077 == 0


@pytest.mark.parametrize(
    ("value", "on"), [("1", True), ("Yes", True), (" on ", True), ("0", False), ("", False)]
)
def test_a_switch(value: str, on: bool, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("THING", value)
    assert env.flag("THING") is on


def test_a_list_falls_back_to_its_default(monkeypatch: pytest.MonkeyPatch):
    assert env.names("THING", ("localhost",)) == ["localhost"]
    monkeypatch.setenv("THING", " a.example , ,b.example")
    assert env.names("THING", ("localhost",)) == ["a.example", "b.example"]


def test_a_secret_is_made_once_and_kept_from_others(tmp_path: Path):
    path = tmp_path / "secret.key"
    first = env.secret("THING", path)
    assert len(first) >= 64
    assert env.secret("THING", path) == first
    assert path.stat().st_mode & 0o777 == 0o600


def test_a_secret_file_that_was_named_is_never_made(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setenv("THING", str(tmp_path / "missing.key"))
    with pytest.raises(ImproperlyConfigured, match="密钥文件"):
        env.secret("THING", tmp_path / "fallback.key")
    assert list(tmp_path.iterdir()) == []


def test_a_short_secret_is_refused(tmp_path: Path):
    path = tmp_path / "secret.key"
    path.write_text("short", encoding="ascii")
    with pytest.raises(ImproperlyConfigured, match="不足 32 个字符"):
        env.secret("THING", path)


def test_sqlite_waits_its_turn(tmp_path: Path):
    found = env.database("DATABASE_URL", tmp_path / "shishi.sqlite3")
    assert found["NAME"] == str(tmp_path / "shishi.sqlite3")
    options = found["OPTIONS"]
    assert isinstance(options, dict)
    assert (options["transaction_mode"], options["timeout"]) == ("IMMEDIATE", 60)


def test_a_postgresql_address_in_its_parts(monkeypatch: pytest.MonkeyPatch, tmp_path: Path):
    monkeypatch.setenv("DATABASE_URL", "postgresql://li:p%40ss@db.example:5433/ledger")
    found = env.database("DATABASE_URL", tmp_path / "unused")
    parts = ("NAME", "USER", "PASSWORD", "HOST", "PORT")
    assert [found[part] for part in parts] == ["ledger", "li", "p@ss", "db.example", "5433"]
    monkeypatch.setenv("DATABASE_URL", "postgres://li@/ledger?host=%2Frun%2Fpg")
    assert env.database("DATABASE_URL", tmp_path / "unused")["HOST"] == "/run/pg"


def test_another_database_is_refused(monkeypatch: pytest.MonkeyPatch, tmp_path: Path):
    monkeypatch.setenv("DATABASE_URL", "mysql://li@db.example/ledger")
    with pytest.raises(ImproperlyConfigured, match="postgresql://"):
        env.database("DATABASE_URL", tmp_path / "unused")


@pytest.mark.parametrize(
    ("given", "expected"),
    [("", ""), ("https://ss.example.cn/", "https://ss.example.cn"), ("http://10.1.2.3:8000", None)],
)
def test_the_address_of_the_site(monkeypatch, given, expected):
    monkeypatch.setenv("SITE", given)
    assert env.address("SITE") == (given if expected is None else expected)


@pytest.mark.parametrize("given", ["ss.example.cn", "ftp://ss.example.cn", "https://ss.cn/path"])
def test_an_address_that_is_none_is_named(monkeypatch, given):
    monkeypatch.setenv("SITE", given)
    with pytest.raises(ImproperlyConfigured, match="SITE"):
        env.address("SITE")


def test_words_and_numbers_are_checked(monkeypatch):
    assert env.one_of("WAY", ("ssl", "none")) == "ssl"
    assert env.number("PORT_OF_MAIL", 465) == 465
    monkeypatch.setenv("WAY", "tls")
    monkeypatch.setenv("PORT_OF_MAIL", "0")
    with pytest.raises(ImproperlyConfigured, match="ssl、none"):
        env.one_of("WAY", ("ssl", "none"))
    with pytest.raises(ImproperlyConfigured, match="正整数"):
        env.number("PORT_OF_MAIL", 465)


def test_a_password_is_the_first_line_of_its_file(monkeypatch, tmp_path):
    assert env.password("WORD") == ""
    (tmp_path / "word").write_text("geheim 1\nmore\n", encoding="utf-8")
    monkeypatch.setenv("WORD", str(tmp_path / "word"))
    assert env.password("WORD") == "geheim 1"
    monkeypatch.setenv("WORD", str(tmp_path / "none"))
    with pytest.raises(ImproperlyConfigured, match="WORD"):
        env.password("WORD")
