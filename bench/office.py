"""虚构的机关 — years of ledgers for the bench, made by the product's own deeds, and a browser
that is signed in."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from shishi.actions import plans, sign_in
from shishi.console import county
from shishi.queries import door
from shishi.queries import plans as drafts
from shishi.rules.edits import Act, Edit

NUMERALS = "零一二三四五六七八九"


@dataclass(frozen=True, slots=True)
class Built:
    """The programme of each size, and a browser of the inspection office."""

    programmes: Mapping[int, int]
    browser: Client

    @property
    def cookie(self) -> str:
        return "; ".join(f"{name}={m.value}" for name, m in self.browser.cookies.items())

    def address(self, size: int) -> str:
        return reverse("programme_ledger", args=[self.programmes[size]])

    def get(self, path: str) -> bytes:
        answer = self.browser.get(path)
        if answer.status_code != 200:
            raise RuntimeError(f"{path}: {answer.status_code}")
        return answer.content

    def page(self, size: int) -> bytes:
        return self.get(self.address(size))

    def queries(self, size: int) -> int:
        """Database queries of one page."""
        with CaptureQueriesContext(connection) as seen:
            self.page(size)
        return len(seen)


def build(sizes: Mapping[int, int], on: date, at: datetime) -> Built:
    """One programme a year, of as many projects as `sizes` says."""
    people = [person for step in county.seats(on, at) for person in step]
    office = door.named("ducha", on=on)
    programmes = {}
    for year, size in sizes.items():
        taken = plans.take_in_text(actor=office, text=_plan(year, size), at=at)
        version = drafts.review(office, taken.draft).version
        edits = [Edit(Act.ACCEPT)]
        version = plans.amend(actor=office, draft=taken.draft, version=version, edits=edits, at=at)
        adopted = plans.adopt(actor=office, draft=taken.draft, version=version, at=at)
        if (adopted.projects, adopted.indicators) != (size, 5 * size):
            raise RuntimeError(f"{year}: {adopted}")
        programmes[size] = adopted.programme
    browser = Client(HTTP_HOST="127.0.0.1")
    token = sign_in.offer_demo(actor=door.host(), person=people[1].key, at=at)
    browser.post(reverse("follow", args=[token]), REMOTE_ADDR="127.0.0.1")
    browser.get(reverse("programmes"))  # the first page of a session stores it
    return Built(programmes, browser)


def _plan(year: int, size: int) -> str:
    """A plan of `size` items with five figures each, in plain words."""
    lines = [f"云岭县{year}年民生实事实施方案", "一、实事项目"]
    for place in range(1, size + 1):
        lines += [
            f"（{_numeral(place)}）第{place}号便民工程。新建便民服务站{place}座；"
            f"改造供水管网{place + 1}公里；硬化道路{place + 2}公里；"
            f"安装路灯{place + 3}盏；培训村民{place + 4}人次。",
            "牵头单位：县水利局",
            f"完成时限：{year}年11月30日前",
        ]
    return "\n".join(lines) + "\n"


def _numeral(number: int) -> str:
    """十二, 一百零三: as items are numbered, up to 1000."""
    if number == 1000:
        return "一千"
    hundreds, tens, ones = number // 100, number // 10 % 10, number % 10
    words = f"{NUMERALS[hundreds]}百" if hundreds else ""
    if tens:
        words += f"{NUMERALS[tens] if tens > 1 or hundreds else ''}十"
    elif hundreds and ones:
        words += "零"
    return words + (NUMERALS[ones] if ones else "")
