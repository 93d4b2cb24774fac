"""The due day: as many people as there are units hand in at the same moment."""

import os
import re
import threading
from http.client import HTTPConnection
from urllib.parse import urlencode

import pytest
from django.test import Client
from django.urls import reverse

from bench import rows
from bench.serving import serving
from shishi import clock
from shishi.actions import sign_in
from shishi.queries import door, trail
from shishi.records.models import AuditEntry, Entry, Person, Project, Report
from tests.actions.test_at_once import database_url

pytestmark = pytest.mark.django_db(transaction=True)
PEOPLE = 40


def signed_in(login: str) -> Client:
    """A browser of the person who has the account."""
    browser = Client(HTTP_HOST="127.0.0.1")
    person = Person.objects.get(login=login).pk
    token = sign_in.offer_demo(actor=door.host(), person=person, at=clock.now())
    browser.post(reverse("follow", args=[token]), REMOTE_ADDR="127.0.0.1")
    return browser


def handing_in(login: str, path: str) -> tuple[str, str, dict[str, str]]:
    """The form of a person as it came, ready to be sent: its address, cookies and fields."""
    browser = signed_in(login)
    page = browser.get(path).content.decode()
    token = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', page)
    assert token
    fields = dict(re.findall(r'name="(v-\d+)"[^>]*? value="([^"]*)"', page))
    told = {"csrfmiddlewaretoken": token[1], "version": "0", "act": "submit", **fields}
    cookie = "; ".join(f"{name}={one.value}" for name, one in browser.cookies.items())
    return path, cookie, {**told, "progress": "按计划推进"}


def sent(port: int, form: tuple[str, str, dict[str, str]]) -> int:
    path, cookie, fields = form
    connection = HTTPConnection("127.0.0.1", port, timeout=120)
    kind = {"Content-Type": "application/x-www-form-urlencoded", "Cookie": cookie}
    connection.request("POST", path, urlencode(fields), kind)
    answer = connection.getresponse()
    answer.read()
    connection.close()
    return answer.status


def test_forty_who_hand_in_at_once_all_get_through():
    laid = rows.lay(5 * PEOPLE, clock.today(), clock.now())
    late = Project.objects.exclude(reports__round=laid.round).order_by("number")
    forms = [
        handing_in(
            f"reporter{one.number // 5 % rows.UNITS}",
            reverse("report", args=[laid.round, one.pk]),
        )
        for one in late
    ]
    assert len(forms) == PEOPLE
    answers: list[int] = []
    gate = threading.Barrier(PEOPLE)

    def hand_in(port: int, form: tuple[str, str, dict[str, str]]) -> None:
        gate.wait()
        answers.append(sent(port, form))

    settings = {
        "DJANGO_SETTINGS_MODULE": "shishi.config.settings",
        "DATABASE_URL": database_url(),
    }
    with serving(os.environ["SHISHI_DATA"], **settings) as server:
        people = [threading.Thread(target=hand_in, args=(server.port, form)) for form in forms]
        for person in people:
            person.start()
        for person in people:
            person.join()
    assert answers == [302] * PEOPLE
    came = Report.objects.filter(round=laid.round, state="submitted")
    assert came.count() == PEOPLE
    assert Entry.objects.filter(report__in=came).count() == 5 * PEOPLE
    assert AuditEntry.objects.filter(deed="report.submit", done=True).count() == PEOPLE
    assert trail.verify().broken_at is None  # the rows of the year themselves have no seals
