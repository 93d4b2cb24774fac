"""`shishi verify` on a county that has issued a paper: its files, and the root at its foot."""

import subprocess
import sys
import textwrap
from pathlib import Path

import pytest

from tests.console.shown import ENVIRONMENT, run

ISSUING = """
    import sys
    from datetime import date, timedelta
    from pathlib import Path
    from shishi.console import site
    site.resume(Path(sys.argv[1]))
    from shishi import clock
    from shishi.actions import dispatches, serials
    from shishi.queries import dispatches as look
    from shishi.queries import door, programmes
    from shishi.rules.access import Role
    from shishi.rules.dispatches import Kind
    from shishi.console import county
    at = clock.now()
    def by(role):
        login = next(part.login for part in county.PARTS if part.role is role)
        return door.named(login, on=at.date())
    office, leader = by(Role.INSPECTION_OFFICE), by(Role.COUNTY_LEADER)
    programme = max(programmes.programmes(office), key=lambda one: one.year).pk
    key = dispatches.draw(
        actor=office, programme=programme, kind=Kind.BULLETIN, on=date(2026, 9, 30), at=at
    )
    told = {"dispatch": key, "at": at}
    dispatches.send(actor=office, version=1, **told)
    dispatches.sign(actor=leader, version=2, **told)
    serials.number(actor=office, version=3, **told)
    serials.issue(actor=office, version=4, **told)
    page = look.dispatch(office, key, at)
    print(page.paper.record.lines[0])
    print(page.files[1].digest)
"""


@pytest.fixture
def issued(demo, tmp_path) -> tuple[Path, str, str]:
    """A folder of data with a bulletin of September, the line at its foot, its PDF by digest."""
    folder = tmp_path / "issued"
    subprocess.run(["cp", "-r", demo, folder], check=True)
    ran = subprocess.run(
        [sys.executable, "-c", textwrap.dedent(ISSUING), str(folder)],
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
    assert "印发文件共 1 份，与印发时一致" in sound.stdout
    assert "印有此码的文件：云政办督〔2026〕1号" in sound.stdout
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


def test_a_county_without_papers_is_told_so(demo):
    ran = run("verify", "--data", demo, "--root", "哪一个")
    assert ran.returncode == 1
    assert "尚未印发文件" in ran.stdout
    assert "没有读出核验码" in ran.stdout
