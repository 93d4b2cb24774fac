"""资金与降灯 — a statement of money with a wrong figure, its warning and its light; and a light
that one person of the offices makes graver and another seconds."""

import pytest

from tests.journeys.conftest import Clock, Office, picture
from tests.journeys.desks import (
    MARCH,
    TELEPHONE,
    WATER,
    become,
    dated,
    grumbles,
    holds,
    reported,
    started,
    water,
)

pytestmark = [pytest.mark.browser, pytest.mark.usefixtures("wound")]
COUNTY = ("2146.8", "1200", "900", "90", "950")  # 计划 下达 到位 拨付 完成投资, in 万元


def told(office: Office, amounts: tuple[str, ...], day: str) -> None:
    """The five amounts of the county's money, as they stood on the day."""
    page = office.page
    office.go(f"/projects/{water()}/funds/")
    if not page.locator("#county-0").is_visible():
        county = page.locator("summary", has_text="县级资金")
        if not county.is_visible():
            page.get_by_text("增加资金来源").click()
        county.click()
    page.locator("#as_of").fill(day)
    for place, amount in enumerate(amounts):
        page.locator(f"#county-{place}").fill(amount)
    page.locator("#built").fill("")  # what was reported stands there, and the source has its own
    page.get_by_role("button", name="提交").click()


def test_money_that_warns_and_a_graver_light(office: Office, adopted: int, wound: Clock):
    wound.wind(3, 2)
    started(office, adopted)
    wound.ring(3, 27, 9)
    reported(office, MARCH, "管网改造全面铺开")
    wound.wind(3, 31)
    money(office)
    wound.ring(3, 31)
    wound.wind(4, 1)
    paid(office)
    proposed(office)
    seconded(office)
    assert grumbles(office) == []


def money(office: Office) -> None:
    """A letter among the figures is told at its field; what is told then warns and shines."""
    page = office.page
    become(office, "tianbao", TELEPHONE)
    told(office, (*COUNTY[:3], "9O", COUNTY[4]), dated(3, 31))
    page.get_by_text("没有保存。").wait_for()
    assert page.locator("#county-3").get_attribute("aria-invalid") == "true"
    assert page.locator("#county-3").input_value() == "9O"
    assert page.locator("#county-4").input_value() == "950"
    holds(office)
    page.locator("#county-3").fill("90")
    page.get_by_role("button", name="提交").click()
    page.get_by_text("资金已填报。").wait_for()

    # 1200, 900, 90 and 950 of 2146.8
    shares = page.locator("ul.ratios li b").all_inner_texts()
    assert shares == ["55.90%", "41.92%", "4.19%", "44.25%"]
    page.get_by_text("完成投资 950 万元，大于到位资金 900 万元，可能由施工单位垫资").wait_for()
    holds(office)
    picture(page, "funds-on-a-telephone", whole=True)

    # By the end of March the eight targets ask for 0/2, 23.59/86.5, 8/31, 5/19, 3/12, 1/4,
    # 8727/32000 and 585.49/2146.8: 22.99 % on average, of 2146.8 that is 493.6
    light(office, "滞后", "资金：滞后")
    page.get_by_text(
        "应拨付 493.6 万元（计划资金 2146.8 万元的 22.99%），已拨付 90 万元"
    ).wait_for()


def paid(office: Office) -> None:
    """The next day most of what is due has been paid: red turns amber before it turns green."""
    become(office, "tianbao", TELEPHONE)
    told(office, (*COUNTY[:3], "560", COUNTY[4]), dated(4, 1))
    office.page.get_by_text("资金已填报。").wait_for()
    light(office, "预警", "资金：正常")


def light(office: Office, word: str, dimension: str) -> None:
    """The project stands like that, and one dimension of it like that."""
    page = office.page
    office.go(f"/projects/{water()}/")
    assert page.locator(".head .status").inner_text().strip() == word
    assert dimension in page.locator("#light").inner_text().replace("\n", "")


def proposed(office: Office) -> None:
    """Whoever proposes the graver light cannot second it, and until then nothing has changed."""
    page = office.page
    become(office, "ducha")
    office.go(f"/projects/{water()}/#light")
    page.get_by_role("link", name="人工降灯").click()
    page.get_by_label("改为").select_option(label="红灯（滞后）")
    page.get_by_label("至", exact=True).fill(dated(4, 15))
    page.get_by_role("button", name="提出").click()
    page.get_by_text("没有写明理由").first.wait_for()
    holds(office)
    page.get_by_label("理由").fill("4月1日现场两个标段均无人施工")
    page.get_by_role("button", name="提出").click()
    page.get_by_text("已提出，由另一人复核后生效。").wait_for()
    assert page.locator(".head .status").inner_text().strip() == "预警"
    page.get_by_role("link", name="去复核").click()
    page.get_by_text("人工降灯须由另一人复核。").wait_for()
    assert page.get_by_role("button", name="同意降灯").count() == 0


def seconded(office: Office) -> None:
    """The other office finds it on its list of today, and agrees."""
    page = office.page
    become(office, "fagai")
    page.get_by_role("main").get_by_role("link", name=WATER).first.click()
    page.get_by_text("4月1日现场两个标段均无人施工").wait_for()
    holds(office)
    page.get_by_role("button", name="同意降灯").click()
    page.get_by_text("已复核，灯已改变。").wait_for()
    assert page.locator(".head .status").inner_text().strip() == "滞后"
    said = page.locator("#light").inner_text()
    assert "祁望舟提出，乔思齐复核" in said
    holds(office)
    picture(page, "a-graver-light", whole=True)

    # no light that was shown before has changed
    office.go(f"/projects/{water()}/?on={dated(3, 31)}&known=now")
    page.get_by_text("应拨付 493.6 万元").wait_for()
    assert "人工降灯：" not in page.locator(".dimension").all_inner_texts()[0]
