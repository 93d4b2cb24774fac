"""The import contracts hold, and each notices an offence planted on a copy of the tree."""

import os
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from tests.fences.tree import ROOT

CONTRACTS = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["importlinter"][
    "contracts"
]

# contract: (the file that offends, the line that does)
OFFENCES = {
    "layers": ("queries/door.py", "import shishi.actions.base"),
    "pure-core": ("rules/ledgers.py", "import os"),
    "formats-without-django": ("papers/ledger.py", "import django.conf"),
    "shelves": ("rules/spans.py", "import shishi.rules.ledgers"),
    "clock-at-the-edge": ("actions/plans.py", "import shishi.clock"),
    "tables": ("web/htmx.py", "import shishi.records.models"),
    "file-readers": ("reading/files/html.py", "import shishi.reading.files.docx"),
    "steps": ("reading/lines/tidy.py", "import shishi.reading.body.items"),
    "wording": ("wording/dates.py", "import shishi.reading.checks.proof"),
    "writers": ("papers/html.py", "import shishi.papers.xlsx"),
    "no-cycles": ("queries/trail.py", "import shishi.queries.plans"),
}
BACK = {"no-cycles": ("queries/plans.py", "import shishi.queries.trail")}


@pytest.fixture(scope="module")
def copy(tmp_path_factory) -> Path:
    root = tmp_path_factory.mktemp("tree")
    shutil.copytree(ROOT / "src", root / "src", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "pyproject.toml", root)
    return root


def lint(root: Path, *only: str) -> subprocess.CompletedProcess[str]:
    chosen = [word for contract in only for word in ("--contract", contract)]
    command = [str(Path(sys.executable).with_name("lint-imports")), "--no-logo", "--no-cache"]
    return subprocess.run(
        [*command, *chosen],
        cwd=root,
        env={**os.environ, "PYTHONPATH": str(root / "src")},
        capture_output=True,
        text=True,
        check=False,
    )


def test_all_contracts_are_kept():
    run = lint(ROOT)
    assert run.returncode == 0, run.stdout


def test_every_contract_has_an_offence_to_find():
    assert {contract["id"] for contract in CONTRACTS} == set(OFFENCES)


def test_no_contract_has_exceptions():
    assert not [contract["id"] for contract in CONTRACTS if contract.get("ignore_imports")]


@pytest.mark.parametrize("contract", OFFENCES)
def test_a_planted_offence_breaks_its_contract(copy, contract):
    planted = [OFFENCES[contract], *([BACK[contract]] if contract in BACK else [])]
    before = {name: (copy / "src/shishi" / name).read_text("utf-8") for name, _ in planted}
    try:
        for name, line in planted:
            path = copy / "src/shishi" / name
            path.write_text(f"{before[name]}\n{line}\n", encoding="utf-8")
        run = lint(copy, contract)
    finally:
        for name, text in before.items():
            (copy / "src/shishi" / name).write_text(text, encoding="utf-8")
    assert run.returncode == 1, run.stdout + run.stderr
    assert "BROKEN" in run.stdout
