"""What the commands say when something is in the way; nothing is started here that stays."""

import os
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from shishi.console import site

SHISHI = Path(sys.executable).with_name("shishi")


def run(*words: str | Path, **environment: str) -> subprocess.CompletedProcess[str]:
    ours = ("DATABASE_URL", "SHISHI_DATA", "DJANGO_SETTINGS_MODULE")
    inherited = {name: value for name, value in os.environ.items() if name not in ours}
    return subprocess.run(
        [SHISHI, *map(str, words)],
        env={**inherited, **environment},
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )


def test_a_taken_port_is_named_with_what_to_type_instead(tmp_path):
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        ran = run("up", "--data", tmp_path / "data", "--port", str(port))
    assert ran.returncode == 1
    assert f"端口 {port} 已被占用" in ran.stderr
    assert f"--port {port + 1}" in ran.stderr
    assert not (tmp_path / "data").exists()


@pytest.mark.parametrize("command", [["verify"], ["ledger", "--json", "out.json"]])
def test_looking_at_a_folder_without_data_makes_none(tmp_path, command):
    ran = run(*command, "--data", tmp_path / "none")
    assert ran.returncode == 1
    assert "没有数据" in ran.stderr
    assert not (tmp_path / "none").exists()


def test_ledger_asks_which_file():
    ran = run("ledger")
    assert ran.returncode == 2
    assert "--xlsx" in ran.stderr


def test_a_folder_that_cannot_be_made_is_named(tmp_path):
    (tmp_path / "file").write_text("", encoding="utf-8")
    ran = run("demo", "--no-serve", "--data", tmp_path / "file" / "data")
    assert ran.returncode == 1
    assert "不能使用" in ran.stderr
    assert "Traceback" not in ran.stderr


def test_an_unusable_database_is_a_sentence(tmp_path):
    address = "postgresql://nobody@127.0.0.1:1/none"
    ran = run("up", "--data", tmp_path, "--port", "18999", DATABASE_URL=address)
    assert ran.returncode == 1
    assert "数据库打不开" in ran.stderr
    assert "Traceback" not in ran.stderr


def test_the_demonstration_is_for_this_machine_alone(tmp_path):
    ran = run("demo", "--host", "0.0.0.0", "--data", tmp_path / "data")
    assert ran.returncode == 1
    assert "只能在本机使用" in ran.stderr


def test_real_data_is_never_mixed_with_invented(tmp_path):
    (tmp_path / site.DATABASE).write_bytes(b"")
    ran = run("demo", "--no-serve", "--data", tmp_path)
    assert ran.returncode == 1
    assert "已有正式数据" in ran.stderr
    assert not (tmp_path / site.DEMO_MARK).exists()


@pytest.mark.parametrize(
    ("host", "shown"),
    [
        ("127.0.0.1", "http://127.0.0.1:8000/"),
        ("0.0.0.0", "http://127.0.0.1:8000/"),
        ("::1", "http://[::1]:8000/"),
    ],
)
def test_the_address_is_one_a_browser_takes(host, shown):
    assert site.address(host, 8000) == shown


def test_reading_and_its_help_load_no_django():
    script = (
        "import sys; sys.argv = ['shishi', 'read', '--help']\n"
        "from shishi.console import main\n"
        "try: main()\n"
        "except SystemExit: pass\n"
        "sys.exit(any(name.split('.')[0] == 'django' for name in sys.modules))"
    )
    ran = subprocess.run([sys.executable, "-c", script], capture_output=True, check=False)
    assert ran.returncode == 0, ran.stderr
