"""导航 — the frame of every page: menu, the person and their posts, the demonstration banner."""

from dataclasses import dataclass
from functools import cache, partial
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse

from shishi.queries import notifications, today
from shishi.queries.desk import Todo
from shishi.rules.access import Role, posts_of
from shishi.rules.looks import LOOKS
from shishi.web.guard import visit


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the menu."""

    label: str
    href: str
    here: bool
    count: int = 0
    count_says: str = ""


# look of the page, name of its address, label, and the first part of the addresses it stands for
MENU = (
    ("today", "today", "待办", ("",)),
    ("ledger", "ledger", "总台账", ("ledger", "projects", "sources", "stops", "lowerings")),
    ("reports", "reports", "报送", ("reports", "rounds", "figures", "burden")),
    ("stocktake", "stocktakes", "周调度", ("stocktakes", "decisions", "matters")),
    ("dispatches", "dispatches", "发文", ("dispatches",)),
    ("programmes", "programmes", "年度实事", ("programmes", "indicators")),
    ("plans", "plans", "方案导入", ("plans",)),
    ("wording", "lint", "文字核校", ("lint",)),
    ("due", "due", "到期日历", ("due",)),
    ("settings", "calendar", "工作日历", ("calendar",)),
    ("units", "units", "单位名录", ("units",)),
    ("people", "people", "人员与岗位", ("people",)),
    ("notifications", "notifications", "提醒", ("notifications",)),
    ("robots", "robots", "群机器人", ("robots",)),
    ("trail", "trail", "留痕", ("trail",)),
)
COUNTS = {"today": " 件待办", "notifications": " 条未读"}


def frame(request: HttpRequest) -> dict[str, Any]:
    """What the base template needs; the menu leaves out what the person may not see."""
    here = visit(request)
    actor = here.actor
    signed_in = actor.person is not None
    return {
        "actor": actor if signed_in else None,
        "post_line": posts_of(actor),
        "menu": partial(menu, request) if signed_in else (),  # asked only where it is drawn
        "demo": getattr(settings, "DEMO_TERRITORY", ""),
        "demo_day": here.on,
    }


def menu(request: HttpRequest) -> tuple[Entry, ...]:
    """The lines of the menu that the person may follow, 待办 with its number."""
    counted = {"today": lambda: len(at_hand(request)), "notifications": lambda: unread(request)}
    first = request.path.strip("/").partition("/")[0]
    return tuple(
        Entry(
            label,
            href,
            first in stands_for,
            counted[name]() if name in counted else 0,
            COUNTS.get(name, ""),
        )
        for name, label, stands_for, href in _lines(visit(request).actor.roles)
    )


@cache
def _lines(roles: frozenset[Role]) -> tuple[tuple[str, str, tuple[str, ...], str], ...]:
    """What whoever holds these roles may follow; addresses stay as long as the process runs."""
    return tuple(
        (name, label, stands_for, reverse(name))
        for look, name, label, stands_for in MENU
        if roles & LOOKS[look]
    )


def at_hand(request: HttpRequest) -> tuple[Todo, ...]:
    """What the visitor has to do; worked out once for the page and the number in its menu."""
    held: tuple[Todo, ...] | None = getattr(request, "todos", None)
    if held is None:
        here = visit(request)
        held = today.todos(here.actor, here.on)
        request.todos = held  # type: ignore[attr-defined]
    return held


def unread(request: HttpRequest) -> int:
    """How many reminders the visitor has not read."""
    here = visit(request)
    return notifications.unread(here.actor, here.at)
