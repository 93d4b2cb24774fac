"""环境 — typed reading of the environment; secrets come from files, never from variables."""

import os
import secrets
from pathlib import Path
from urllib.parse import parse_qs, unquote, urlsplit

from django.core.exceptions import ImproperlyConfigured

Database = dict[str, object]


def folder(name: str, default: str) -> Path:
    """A folder, made when it is missing and closed to other users of the machine."""
    path = Path(os.environ.get(name) or default).expanduser().resolve()
    path.mkdir(mode=0o700, parents=True, exist_ok=True)
    return path


def flag(name: str) -> bool:
    """Whether a switch is on: 1, true, yes, on."""
    return os.environ.get(name, "").strip().lower() in {"1", "true", "yes", "on"}


def names(name: str, default: tuple[str, ...]) -> list[str]:
    """A list separated by commas."""
    given = [one.strip() for one in os.environ.get(name, "").split(",")]
    return [one for one in given if one] or list(default)


def text(name: str) -> str:
    """A word or a line; empty when it is not set."""
    return os.environ.get(name, "").strip()


def number(name: str, default: int) -> int:
    """A whole number above zero."""
    given = text(name) or str(default)
    if not given.isdecimal() or not int(given):
        raise ImproperlyConfigured(f"{name}：应为正整数，现为“{given}”，请核对。")
    return int(given)


def one_of(name: str, words: tuple[str, ...]) -> str:
    """One of the words, the first when it is not set."""
    given = text(name).lower() or words[0]
    if given not in words:
        raise ImproperlyConfigured(f"{name}：应为 {'、'.join(words)} 之一，现为“{given}”，请核对。")
    return given


def address(name: str) -> str:
    """The address of a site, without a path and without a slash at its end; empty when not set."""
    given = text(name).rstrip("/")
    parts = urlsplit(given)
    if given and (parts.scheme not in {"http", "https"} or not parts.netloc or parts.path):
        raise ImproperlyConfigured(f"{name}：应形如 https://域名，现为“{given}”，请核对。")
    return given


def password(name: str) -> str:
    """The first line of the file that `name` points to; empty when it is not set."""
    given = text(name)
    if not given:
        return ""
    try:
        return Path(given).read_text(encoding="utf-8").partition("\n")[0].strip()
    except (OSError, UnicodeDecodeError):
        raise ImproperlyConfigured(f"{name}：密码文件 {given} 读不出来，请核对。") from None


def secret(name: str, fallback: Path) -> str:
    """The secret in the file that `name` points to, else in `fallback`, made on the first run."""
    given = os.environ.get(name)
    path = Path(given) if given else fallback
    if not given:
        _make_secret(path)
    words = path.read_text(encoding="ascii").strip() if path.is_file() else ""
    if len(words) < 32:
        raise ImproperlyConfigured(f"{name}：密钥文件 {path} 不存在或内容不足 32 个字符，请核对。")
    return words


def database(name: str, default: Path) -> Database:
    """The database of a URL (postgresql://user:password@host:port/name, a socket folder as
    ?host=/folder), else SQLite in the file `default`."""
    url = os.environ.get(name, "").strip()
    if not url:
        return _sqlite(str(default))
    parts = urlsplit(url)
    if parts.scheme == "sqlite":
        return _sqlite(unquote(parts.path))
    if parts.scheme not in {"postgres", "postgresql"}:
        raise ImproperlyConfigured(f"{name}：只支持 postgresql:// 与 sqlite:// 地址，请核对。")
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(parts.path.lstrip("/")),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": parse_qs(parts.query).get("host", [parts.hostname or ""])[0],
        "PORT": str(parts.port or ""),
        "CONN_MAX_AGE": 60,
        "CONN_HEALTH_CHECKS": True,
    }


def _sqlite(path: str) -> Database:
    """SQLite as a server's database: readers beside one writer, who says so from the start, so
    that a second writer waits its turn instead of failing half-way. What was answered is on the
    disk: a power cut loses nothing of it. Each connection keeps half a megabyte of pages, as the
    system keeps the file in memory for all of them."""
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": path,
        "CONN_MAX_AGE": None,  # opening it anew for each page would halve the pages a second
        "OPTIONS": {
            "transaction_mode": "IMMEDIATE",
            "timeout": 60,  # forty reports and the daily duty at once take their turns
            "init_command": (
                "PRAGMA journal_mode=WAL;PRAGMA synchronous=FULL;PRAGMA foreign_keys=ON;"
                "PRAGMA cache_size=-500;"
            ),
        },
        "TEST": {"NAME": f"{path}.test"},  # in a file: threads share no in-memory database
    }


def _make_secret(path: Path) -> None:
    try:
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        return
    with os.fdopen(handle, "w", encoding="ascii") as file:
        file.write(secrets.token_urlsafe(64))
