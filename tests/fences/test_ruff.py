"""The linter's bans: each planted offence is named by its rule, with the reason as message."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.fences.tree import ROOT

RUFF = Path(sys.executable).with_name("ruff")

LATER = "".join(("TO", "DO"))  # the word itself may not stand in the project

OFFENCES = [
    ("import datetime\n\nx = datetime.date.today()\n", "TID251", "shishi.clock"),
    ("from django.utils import timezone\n\nx = timezone.now()\n", "TID251", "shishi.clock"),
    ("from django.dispatch import receiver\n\nprint(receiver)\n", "TID251", "signal"),
    ("from django.forms import ModelForm\n\nx = ModelForm\n", "TID251", "deed"),
    ("from django.views.generic import ListView\n\nx = ListView\n", "TID251", "function"),
    ("import datetime\n\nx = datetime.datetime(2026, 1, 1)\n", "DTZ001", "tzinfo"),
    ("from . import spans\n\nx = spans\n", "TID252", "absolute"),
    (f"x = 1  # {LATER} later\n", "FIX002", LATER),
    ("print(1)\n", "T201", "print"),
]


def found(text: str, path: str) -> dict[str, str]:
    ran = subprocess.run(
        [RUFF, "check", "--output-format", "json", "--stdin-filename", path, "-"],
        cwd=ROOT,
        input=text,
        capture_output=True,
        text=True,
        check=False,
    )
    return {one["code"]: one["message"] for one in json.loads(ran.stdout)}


@pytest.mark.parametrize(("text", "rule", "says"), OFFENCES)
def test_a_planted_offence_is_named(text, rule, says):
    assert says in found(text, "src/shishi/rules/planted.py")[rule]


def test_only_the_clock_may_ask():
    text = '"""时钟."""\n\nfrom datetime import datetime\n\nx = datetime.now()\n'
    assert found(text, "src/shishi/clock.py") == {}
    assert "TID251" in found(text, "src/shishi/web/planted.py")
