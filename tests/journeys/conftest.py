"""A real browser on a live server, with a county in office and no plan yet."""

import os
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from importlib import resources
from io import BytesIO
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from PIL import Image
from playwright.sync_api import Browser, Page, sync_playwright

from shishi import clock
from shishi.actions import plans, sign_in
from shishi.console import county, duty
from shishi.queries import door
from shishi.queries import parties as registers
from shishi.queries import plans as drafts
from shishi.rules.edits import Act, Edit

# The driver of the browser keeps an event loop in this thread; the tests still use the tables.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"

ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--lang=zh-CN",
]
COLOURS = 128  # of a picture for the README, so that it stays small
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
CHROMIUM = next(
    (
        p
        for p in ("/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome")
        if Path(p).exists()
    ),
    "/usr/bin/chromium",
)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    with sync_playwright() as driver:
        chromium = driver.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        yield chromium
        chromium.close()


@dataclass
class Office:
    """One person's browser: where the house stands, and what the page complained about."""

    page: Page
    home: str
    complaints: list[str]

    def go(self, path: str) -> None:
        self.page.goto(self.home + path)

    def axe(self) -> list[str]:
        """The A and AA faults of the page as it stands, one line each."""
        found = Axe().run(self.page, options={"runOnly": RULES}).response["violations"]
        return [f"{one['id']}: {one['nodes'][0]['target']}" for one in found]

    def overflow(self) -> int:
        """By how many pixels the page is wider than its window."""
        return int(
            self.page.evaluate(
                "document.documentElement.scrollWidth - document.documentElement.clientWidth"
            )
        )


@pytest.fixture
def sample() -> Path:
    """The sample plan as Word file."""
    with resources.as_file(resources.files("shishi").joinpath("sample", county.PLAN)) as path:
        return path


@pytest.fixture
def seated(transactional_db: None) -> dict[str, str]:
    """The county's people are in office; the path of a fresh one-time link for each login."""
    on, at = clock.today(), clock.now()
    for _ in county.seats(on, at):
        pass
    keeper = door.named("guanli", on=on)
    people = {one.login: one.pk for one in registers.people(keeper, on=on) if one.login}
    return {
        login: f"/invited/{sign_in.invite(actor=keeper, person=pk, at=at)}/"
        for login, pk in people.items()
        if login != "guanli"
    }


@pytest.fixture
def office(browser: Browser, live_server, seated: dict[str, str]) -> Iterator[Office]:
    """A browser window of 1360 by 900 whose complaints are kept."""
    context = browser.new_context(
        viewport={"width": 1360, "height": 900}, locale="zh-CN", reduced_motion="reduce"
    )
    page = context.new_page()
    here = Office(page, live_server.url, [])
    page.on(
        "console",
        lambda told: (
            told.type == "error" and here.complaints.append(f"{told.text} {told.location['url']}")
        ),
    )
    page.on("pageerror", lambda fault: here.complaints.append(str(fault)))
    yield here
    context.close()


@dataclass
class Clock:
    """The clock of the offices, wound by hand."""

    at: datetime

    def wind(self, month: int, day: int, hour: int = 9) -> None:
        self.at = datetime(2026, month, day, hour, tzinfo=clock.HERE)

    def ring(self, month: int, day: int, hour: int = 22) -> None:
        """It is that day, and the daily duty has run."""
        self.wind(month, day, hour)
        assert list(duty.run(clock.today(), clock.now()))


@pytest.fixture
def wound(monkeypatch) -> Clock:
    """The day of the adoption; ask for it before anybody is seated."""
    here = Clock(datetime(2026, 2, 26, 9, tzinfo=clock.HERE))
    monkeypatch.setattr(clock, "now", lambda: here.at)
    return here


@pytest.fixture
def adopted(wound: Clock, office: Office, sample) -> int:
    """The programme of the sample plan, adopted on that day."""
    at = clock.now()
    actor = door.named("ducha", on=at.date())
    taken = plans.take_in(actor=actor, filename=sample.name, content=sample.read_bytes(), at=at)
    version = drafts.review(actor, taken.draft).version
    version = plans.amend(
        actor=actor, draft=taken.draft, version=version, edits=[Edit(Act.ACCEPT)], at=at
    )
    return plans.adopt(actor=actor, draft=taken.draft, version=version, at=at).programme


def picture(page: Page, name: str, *, whole: bool = False) -> None:
    """A picture for the README, only where the environment names a folder for it."""
    folder = os.environ.get("SHISHI_PICTURES")
    if folder:
        shot = Image.open(BytesIO(page.screenshot(full_page=whole))).convert("RGB")
        shot.quantize(COLOURS).save(Path(folder) / f"{name}.png", optimize=True)
