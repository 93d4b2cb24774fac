"""What all tests share: which programs of the machine they need, and one line for each lack.

A test says what it needs by a mark (browser, postgres, office, calc, ocr …). Where that is
missing the test is skipped with a sentence; under CI=true the lack is a failure.
"""

import importlib.util
import os
import shutil
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from django.db import connection
from django.test import TransactionTestCase
from hypothesis import HealthCheck, settings

from shishi.queries import kept
from shishi.records import vendor
from shishi.records.models import AuditHead
from shishi.rules.audit import START

# A busy machine is no fault of a law: none is timed (speed is measured by the bench).
settings.register_profile("laws", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("laws")

POSTGRES = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"))


def _program(*names: str) -> Callable[[], bool]:
    return lambda: any(shutil.which(name) for name in names)


def _part_of_office(library: str) -> bool:
    """LibreOffice comes in parts: a library of the part tells."""
    office = shutil.which("soffice") or shutil.which("libreoffice")
    return bool(office) and (Path(office).resolve().parent / library).is_file()


NEEDS: dict[str, tuple[Callable[[], bool], str]] = {
    "browser": (
        _program("chromium", "chromium-browser", "google-chrome"),
        "没有找到 Chromium，未运行浏览器测试；安装 chromium 和 fonts-noto-cjk 后即可运行",
    ),
    "postgres": (
        lambda: bool(POSTGRES or shutil.which("initdb")),
        "没有找到 PostgreSQL 服务端程序，未在其上运行；安装 postgresql-15 后即可运行",
    ),
    "office": (
        _program("soffice", "libreoffice"),
        "没有找到 LibreOffice，未运行 .doc、.wps 和公文版面测试；"
        "安装 libreoffice-writer-nogui 后即可运行",
    ),
    "calc": (
        lambda: _part_of_office("libsclo.so"),
        "没有找到 LibreOffice Calc，未运行 .xls 测试；安装 libreoffice-calc-nogui 后即可运行",
    ),
    "pdf_tools": (
        _program("pdftotext"),
        "没有找到 poppler，未核对 .pdf 的版面；安装 poppler-utils 后即可运行",
    ),
    "ocr": (
        lambda: importlib.util.find_spec("rapidocr") is not None,
        "没有安装 ocr 附加组件，未运行扫描件测试；运行 make ocr 后即可运行",
    ),
}


@pytest.fixture(autouse=True)
def nothing_held() -> Iterator[None]:
    """A test begins with nothing worked out of another's facts."""
    yield
    kept.clear()


def pytest_runtest_setup(item: pytest.Item) -> None:
    for mark, (there, lack) in NEEDS.items():
        if item.get_closest_marker(mark) and not there():
            if os.environ.get("CI") == "true":
                pytest.fail(f"{lack}（CI 环境不允许缺少）", pytrace=False)
            pytest.skip(lack)


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """One line for each reason why something did not run."""
    reasons: Counter[str] = Counter()
    for report in terminalreporter.stats.get("skipped", []):
        says = report.longrepr[2] if isinstance(report.longrepr, tuple) else str(report.longrepr)
        reasons[says.removeprefix("Skipped: ")] += 1
    for says, count in sorted(reasons.items()):
        terminalreporter.write_line(f"未运行 {count} 项：{says}。")


@pytest.fixture(autouse=True, scope="session")
def _trail_lets_go() -> Iterator[None]:
    """Tests that commit are cleaned up by emptying every table, which trail and facts refuse: for
    that moment their triggers are lifted, and its chain begins anew."""
    emptied = TransactionTestCase._fixture_teardown
    facts = tuple(table for tables in vendor.FACTS.values() for table in tables)

    def empty(case: TransactionTestCase) -> None:
        vendor.run(vendor.UNGUARD, connection)
        vendor.run(vendor.let_facts(facts), connection)
        emptied(case)
        vendor.run(vendor.GUARDS, connection)
        vendor.run(vendor.keep_facts(facts), connection)
        AuditHead.objects.update_or_create(pk=1, defaults={"number": 0, "hash": START})

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(TransactionTestCase, "_fixture_teardown", empty)
        yield
