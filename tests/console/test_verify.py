"""`shishi verify` on a county that has issued a paper: its files, and the root at its foot."""

import subprocess
import sys
import textwrap
from pathlib import Path

import pytest

from tests.console.shown import ENVIRONMENT, run

ISSUED = """
    import sys
    from pathlib import Path
    from shishi.console import site
    site.resume(Path(sys.argv[1]))
    from shishi import clock
    from shishi.queries import dispatches, door, programmes
    from shishi.console import county
    from shishi.rules.access import Role
    at = clock.now()
    login = next(one.login for one in county.PARTS if one.role is Role.INSPECTION_OFFICE)
    office = door.named(login, on=at.date())
    year = max(programmes.programmes(office), key=lambda one: one.year).pk
    held = dispatches.dispatches(office, year).lines
    september = next(one for one in held if one.title.endswith("9月份进展情况的通报"))
    page = dispatches.dispatch(office, september.pk, at)
    print(page.paper.record.lines[0])
    print(next(one.digest for one in page.files if one.filename.endswith(".pdf")))
"""


@pytest.fixture
def issued(demo, tmp_path) -> tuple[Path, str, str]:
    """A copy of the data, the foot of the bulletin of September in it, its PDF by digest."""
    folder = tmp_path / "issued"
    subprocess.run(["cp", "-r", demo, folder], check=True)
    ran = subprocess.run(
        [sys.executable, "-c", textwrap.dedent(ISSUED), str(folder)],
        env=ENVIRONMENT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert ran.returncode == 0, ran.stderr
    foot, digest = ran.stdout.splitlines()
    return folder, foot, digest


def test_a_printed_root_and_the_files_of_an_issued_paper_are_checked(issued):
    folder, foot, digest = issued
    sound = run("verify", "--data", folder, "--root", foot.upper())
    assert sound.returncode == 0, sound.stdout + sound.stderr
    assert "印发文件共 7 份，与印发时一致" in sound.stdout
    assert "印有此码的文件：云政办督〔2026〕8号" in sound.stdout
    number, _, rest = foot.removeprefix("核验码：").partition("-")
    wrong = run("verify", "--data", folder, "--root", f"{number}-{rest.translate(_OTHER)}")
    assert wrong.returncode == 1
    assert f"与留痕第{number}条不符" in wrong.stdout
    file = folder / "originals" / digest[:2] / digest
    file.write_bytes(file.read_bytes()[:-1])
    changed = run("verify", "--data", folder)
    assert changed.returncode == 1
    assert "进展情况的通报.pdf”被改动过" in changed.stdout


_OTHER = str.maketrans("0123456789abcdef", "123456789abcdef0")


def test_what_is_no_root_is_told_how_to_type_one(demo):
    ran = run("verify", "--data", demo, "--root", "哪一个")
    assert ran.returncode == 1
    assert "没有读出核验码" in ran.stdout
