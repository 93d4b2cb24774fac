"""What is seen of a data folder: what the commands answer, and the rows of its database."""

import json
import os
import sqlite3
import subprocess
import sys
from pathlib import Path

SHISHI = Path(sys.executable).with_name("shishi")
OURS = ("DATABASE_URL", "SHISHI_DATA", "DJANGO_SETTINGS_MODULE")
ENVIRONMENT = {name: value for name, value in os.environ.items() if name not in OURS}


def run(*words: str | Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [SHISHI, *map(str, words)],
        env=ENVIRONMENT,
        capture_output=True,
        text=True,
        check=False,
        timeout=300,  # the demonstration is built in 30 s where nothing else runs
    )


def rows(folder: Path, table: str) -> int:
    return told(folder, f"select count(*) from {table}")[0][0]


def told(folder: Path, query: str) -> list[tuple]:
    with sqlite3.connect(folder / "shishi.sqlite3") as database:
        return database.execute(query).fetchall()


def lights(folder: Path, on: str, file: Path) -> dict[int, dict]:
    """The lights at the end of the day as the command writes them, by the number of the project."""
    ran = run("lights", "--data", folder, "--on", on, "--json", file)
    assert ran.returncode == 0, ran.stderr
    return {one["number"]: one for one in json.loads(file.read_text("utf-8"))["projects"]}
