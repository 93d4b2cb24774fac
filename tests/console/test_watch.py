"""The watch beside a server: what it does when, and that it ends with the server."""

import logging
import sqlite3
from datetime import datetime, timedelta
from pathlib import Path
from threading import Event

import pytest

from shishi.actions import ticks
from shishi.clock import HERE
from shishi.console import site, watch
from shishi.queries import door
from tests.console.test_demo import served

pytestmark = pytest.mark.django_db


def at(day: int, hour: int, minute: int = 0) -> datetime:
    return datetime(2026, 4, day, hour, minute, tzinfo=HERE)


class Work:
    """Duty and delivery that say when they were called; the duty is a run with its lease."""

    def __init__(self) -> None:
        self.done: list[str] = []

    def run(self, _, moment):
        with ticks.run(actor=door.host(), at=moment):
            for step in ("rounds", "lights"):
                self.done.append(step)
                yield step

    def deliver(self, moment):
        self.done.append("post")
        yield "post"

    def turn(self, moment, ended=lambda: False) -> list[str]:
        self.done = []
        watch.once(moment, self.run, self.deliver, ended)
        return self.done


def test_the_whole_duty_once_from_six_and_deliveries_in_between():
    work = Work()
    both = ["rounds", "lights"]
    assert work.turn(at(1, 15)) == both  # the server was started in the afternoon
    assert work.turn(at(1, 15, 3)) == ["post"]
    assert work.turn(at(2, 5, 57)) == ["post"]
    assert work.turn(at(2, 6)) == both
    assert work.turn(at(2, 6, 3)) == ["post"]
    assert work.turn(at(9, 11)) == both  # after days off


def test_a_run_that_broke_off_is_begun_again():
    work = Work()
    ends = iter([False, True])
    assert work.turn(at(1, 6), lambda: next(ends)) == ["rounds", "lights"]
    assert work.turn(at(1, 6, 3)) == ["rounds", "lights"]
    assert work.turn(at(1, 6, 6)) == ["post"]


def test_a_fault_is_written_down_and_ends_nothing(caplog):
    def breaks(*_):
        yield str(1 / 0)

    with caplog.at_level(logging.ERROR):
        watch.once(at(1, 6), breaks, breaks, lambda: False)
    assert "ZeroDivisionError" in caplog.text


def test_the_day_of_the_duty_begins_at_six():
    assert watch.due(at(2, 5, 59)) == at(1, 6)
    assert watch.due(at(2, 6)) == at(2, 6)
    assert watch.due(at(2, 6) + timedelta(hours=20)) == at(2, 6)


def test_a_serving_command_keeps_watch_and_takes_it_along(tmp_path):
    with served("up", "--data", tmp_path) as (server, _, _):
        file = sqlite3.connect(tmp_path / site.DATABASE)
        ended = "SELECT count(*) FROM records_tick WHERE ended_at IS NOT NULL"
        waited = Event()
        assert any(file.execute(ended).fetchone() == (1,) or waited.wait(0.1) for _ in range(600))
        family = Path(f"/proc/{server.pid}/task/{server.pid}/children").read_text().split()
        assert len(family) > 1  # the watch beside the workers
    assert any(not any(map(alive, family)) or waited.wait(0.1) for _ in range(100))


def alive(process: str) -> bool:
    """Whether it runs; one that ended and that nobody has asked after does not."""
    try:
        return "(zombie)" not in Path(f"/proc/{process}/status").read_text()
    except OSError:
        return False
