"""Every kind of paper of the invented county as its page is seen; for the README where the
environment names a folder (SHISHI_PICTURES)."""

import os
import subprocess
from io import BytesIO
from pathlib import Path

import pypdfium2
import pytest
from PIL import Image

from tests.console.shown import run, told

WIDE, COLOURS, LARGEST = 720, 24, 150_000
A4, A3 = (595, 842), (842, 1191)


def pages(file: Path | bytes) -> pypdfium2.PdfDocument:
    return pypdfium2.PdfDocument(file if isinstance(file, bytes) else file.read_bytes())


def issued(demo: Path, kind: str, on: str) -> pypdfium2.PdfDocument:
    """The PDF of the paper as it was issued."""
    ((digest,),) = told(
        demo,
        "select f.digest from records_dispatchfile f join records_dispatch d"
        f" on d.id = dispatch_id where kind = '{kind}' and \"on\" = '{on}'"
        " and filename like '%.pdf'",
    )
    return pages(next((demo / "originals").rglob(f"*{digest[2:]}*")))


def pictured(file: pypdfium2.PdfDocument, name: str, page: int = 0) -> None:
    """The page is whole and of a size that offices print; kept where it is asked for."""
    one = file[page]
    size = tuple(sorted(map(round, one.get_size())))
    assert size in (A4, A3)
    drawn = one.render(scale=2 * WIDE / max(one.get_size())).to_pil().convert("RGB")
    drawn.thumbnail(
        (round(WIDE * (2.2 if size == A3 else 1.4)), 2 * WIDE), Image.Resampling.LANCZOS
    )
    assert len(drawn.getcolors(1 << 24) or ()) > 2  # there is something on it
    kept = BytesIO()
    drawn.quantize(COLOURS).save(kept, "PNG", optimize=True)
    assert kept.tell() <= LARGEST
    if folder := os.environ.get("SHISHI_PICTURES"):
        (Path(folder) / f"{name}.png").write_bytes(kept.getvalue())


def test_a_bulletin_with_its_annexes_and_its_record(demo):
    held = issued(demo, "bulletin", "2026-09-30")
    pictured(held, "paper-bulletin")
    turned = [place for place, page in enumerate(held) if page.get_width() > page.get_height()]
    pictured(held, "paper-annex", turned[0])
    pictured(held, "paper-record", len(held) - 1)
    assert "核验码" in held[len(held) - 1].get_textpage().get_text_range()


@pytest.mark.parametrize(
    ("kind", "on"),
    [("correction", "2026-06-30"), ("reminder", "2026-07-07"), ("minutes", "2026-08-17")],
)
def test_other_papers_that_were_issued(demo, kind, on):
    pictured(issued(demo, kind, on), f"paper-{kind}")


def test_the_report_of_a_month(demo, tmp_path):
    ran = run("report", "--data", demo, "--month", "2026-09", "--out", tmp_path)
    assert ran.returncode == 0, ran.stderr
    pictured(pages(tmp_path / "report-2026-09.pdf"), "paper-report")


def test_the_table_of_duties(demo, tmp_path):
    file = tmp_path / "duties.pdf"
    ran = run("ledger", "--data", demo, "--layout", "责任分解表", "--pdf", file)
    assert ran.returncode == 0, ran.stderr
    pictured(pages(file), "paper-duties")


@pytest.mark.calc
def test_the_ledger_s_sheet_as_it_is_printed(demo, tmp_path):
    file = tmp_path / "ledger.xlsx"
    ran = run("ledger", "--data", demo, "--on", "2026-09-30", "--xlsx", file)
    assert ran.returncode == 0, ran.stderr
    profile = f"-env:UserInstallation=file://{tmp_path}/office"
    subprocess.run(
        ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", tmp_path, file],
        check=True,
        capture_output=True,
        timeout=180,
    )
    pictured(pages(tmp_path / "ledger.pdf"), "paper-ledger")
