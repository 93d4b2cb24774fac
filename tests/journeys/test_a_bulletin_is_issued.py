"""通报印发 — from the draft of a month to the paper in many hands: edited, blocked by a sum,
mended, signed on a telephone, numbered, issued; from a figure to its row; held against the
ledger after a correction, and corrected by a paper of its own."""

import re
from io import BytesIO
from pathlib import Path

import pypdfium2
import pytest
from docx import Document
from playwright.sync_api import Locator, Page

from shishi.rules.digests import digest
from tests.journeys.conftest import Clock, Office, picture
from tests.journeys.desks import (
    DESK,
    MARCH,
    TELEPHONE,
    become,
    grumbles,
    holds,
    indicator,
    reported,
    started,
)

pytestmark = [pytest.mark.browser, pytest.mark.usefixtures("wound")]
TITLE = "关于2026年民生实事项目3月份进展情况的通报"
PIPES = "改造老旧供水管网"
OVERALL = "总体 · 进度"


def test_a_bulletin_is_issued(office: Office, adopted: int, wound: Clock, tmp_path: Path):
    wound.wind(3, 2)
    started(office, adopted)
    wound.ring(3, 27, 9)
    reported(office, MARCH, "管网改造全面铺开")
    wound.ring(4, 1, 9)
    headed(office, adopted)
    drawn_up(office)
    blocked(office)
    mended(office)
    signed(office)
    numbered_and_issued(office)
    the_files_are_what_was_issued(office, tmp_path)
    from_a_figure_to_its_row(office)
    the_root_is_checked(office)
    corrected(office, wound)
    assert grumbles(office) == []


def headed(office: Office, programme: int) -> None:
    """A draft that has no head says where to set one."""
    page = office.page
    become(office, "ducha")
    office.go("/dispatches/")
    page.get_by_role("link", name="发文设定").click()
    page.get_by_label("发文机关").fill("云岭县人民政府办公室")
    page.get_by_label("机关代字").fill("云政办督")
    page.get_by_label("主送").fill("各乡镇人民政府、县直各有关单位")
    page.get_by_label("抄送").fill("县委办公室\n县人大常委会办公室")
    page.get_by_role("button", name="设定发文设定").click()
    page.get_by_text("发文设定已设定。").wait_for()


def drawn_up(office: Office) -> None:
    page = office.page
    office.go("/dispatches/")
    page.get_by_role("link", name="起草").click()
    page.get_by_label("哪个月的通报").select_option(label="2026年3月（截至3月31日）")
    page.get_by_role("button", name="起草").click()
    page.get_by_role("heading", name=TITLE, level=1).wait_for()
    page.get_by_text("可以送签").wait_for()


def blocked(office: Office) -> None:
    """A number is typed over: it needs its reason, and then the sum does not add."""
    page = office.page
    page.get_by_role("link", name="修改文稿").click()
    words = overall(page).input_value()
    assert "{实事总数}" in words
    overall(page).fill(words.replace("{实事总数}件", "12件"))
    save(page)
    page.get_by_text("写入“12”，删去“实事总数”，台账中没有来处").first.wait_for()
    assert overall(page).input_value() == words.replace("{实事总数}件", "12件")
    holds(office)
    page.get_by_label("理由").fill("按县政府常务会议纪要")
    save(page)
    page.get_by_text("暂不能送签").wait_for()
    assert page.get_by_text("差错，须改正").first.is_visible()
    assert page.get_by_role("button", name="送签").get_attribute("aria-disabled") == "true"
    holds(office)
    picture(page, "bulletin-blocked")


def mended(office: Office) -> None:
    """The proposed words are put back where the check says, and the paper is sent."""
    page = office.page
    page.get_by_role("link", name="去修改").first.click()
    box = page.get_by_role("group", name=re.compile(OVERALL))
    box.get_by_text("拟稿文字", exact=True).click()
    box.get_by_role("button", name="恢复拟稿文字").click()
    page.get_by_text("该段已恢复为拟稿文字，尚未保存。").wait_for()
    overall(page).fill(f"{overall(page).input_value()}各责任单位要压实责任。")
    save(page)
    page.get_by_text("可以送签").wait_for()
    page.get_by_role("link", name="送签").click()
    page.get_by_role("button", name="送签").click()
    page.get_by_text("已送签，文稿定稿。").wait_for()


def signed(office: Office) -> None:
    """The leader finds it in what is theirs to do, and signs on a telephone."""
    page = office.page
    become(office, "xianling", TELEPHONE)
    page.get_by_role("main").get_by_role("link", name=TITLE).click()
    page.get_by_text("各责任单位要压实责任。").wait_for()
    page.get_by_role("link", name="签发").click()
    picture(page, "bulletin-signed-on-telephone")
    page.get_by_role("button", name="签发").click()
    page.get_by_text("已签发，今天为成文日期。").wait_for()


def numbered_and_issued(office: Office) -> None:
    page = office.page
    become(office, "ducha", DESK)
    page.get_by_role("main").get_by_role("link", name=TITLE).click()
    page.get_by_role("link", name="编发文字号").click()
    page.get_by_role("button", name="编发文字号").click()
    page.get_by_text("已编发文字号：云政办督〔2026〕1号。").wait_for()
    page.get_by_role("link", name="印发", exact=True).click()
    page.get_by_role("button", name="印发", exact=True).click()
    page.get_by_text("已印发，文件已存档。").wait_for()
    holds(office)
    picture(page, "bulletin-issued")


def the_files_are_what_was_issued(office: Office, folder: Path) -> None:
    """Word and PDF, each with the digest that the page shows, say what the page says."""
    page, held = office.page, {}
    for one in page.locator(".files li").all():
        with page.expect_download() as coming:
            one.get_by_role("link").click()
        path = folder / coming.value.suggested_filename
        coming.value.save_as(path)
        assert digest(path.read_bytes()) == one.locator(".mono").inner_text()
        held[path.suffix] = path.read_bytes()
    word = "\n".join(one.text for one in Document(BytesIO(held[".docx"])).paragraphs)
    leaves = pypdfium2.PdfDocument(held[".pdf"])
    pdf = re.sub(r"\s", "", "".join(leaf.get_textpage().get_text_range() for leaf in leaves))
    for text in (re.sub(r"\s", "", word), pdf):
        assert "各责任单位要压实责任。" in text
    assert "云政办督〔2026〕1号" in pdf


def from_a_figure_to_its_row(office: Office) -> None:
    """A unit reads the paper and opens a figure: the rows as they were frozen, and the project of
    that moment."""
    page = office.page
    become(office, "tianbao")
    office.go("/dispatches/")
    page.get_by_role("link", name=TITLE).click()
    page.locator(".official a", has_text=re.compile(r"^10$")).first.click()
    page.get_by_role("heading", name="实事总数").wait_for()
    assert page.get_by_text("依据的台账 10 件").is_visible()
    holds(office)
    page.get_by_role("link", name="看当日的实事页").first.click()
    page.get_by_text("文件定稿时所知").wait_for()


def the_root_is_checked(office: Office) -> None:
    page = office.page
    become(office, "renda")
    office.go("/dispatches/")
    page.get_by_role("link", name=TITLE).click()
    code = page.locator(".root-code").inner_text()
    office.go("/dispatches/root/")
    page.get_by_label("核验码").fill(code.replace("-", " "))
    page.get_by_role("button", name="核对").click()
    page.get_by_text("该条及以前的留痕未被改动").wait_for()


def corrected(office: Office, wound: Clock) -> None:
    """A figure is corrected in the ledger: the paper stays, what has changed is told, and a paper
    with a number of its own corrects it."""
    page = office.page
    wound.wind(4, 8)
    become(office, "ducha")
    office.go(f"/figures/{indicator(PIPES)}/")
    page.locator("article.kept", has_text="24 公里").get_by_role("link", name="更正").click()
    page.get_by_label(re.compile("更正为")).fill("12")
    page.get_by_label("更正原因").fill("两段管网重复计入")
    page.get_by_role("button", name="更正").click()
    page.get_by_text("两段管网重复计入").first.wait_for()
    office.go("/dispatches/")
    page.get_by_role("link", name=TITLE).click()
    page.get_by_role("link", name="对账").click()
    page.get_by_text("两段管网重复计入").first.wait_for()
    holds(office)
    picture(page, "bulletin-compared")
    page.get_by_role("button", name="起草更正通报").click()
    page.get_by_text("更正通报已起草。").wait_for()
    page.get_by_text("经与台账核对").wait_for()


def overall(page: Page) -> Locator:
    return page.get_by_role("group", name=re.compile(OVERALL)).get_by_label("文字")


def save(page: Page) -> None:
    page.locator(".save-acts").get_by_role("button", name="保存").click()
