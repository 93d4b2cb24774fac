"""What is held, beside the same worked out anew inside a transaction, where nothing was put."""

from datetime import date

from django.db import transaction

from shishi.queries import projects, report_books, roundups, today
from shishi.records.models import Programme
from shishi.rules.access import Actor


def as_worked_out_anew(actor: Actor, programme: Programme, project: int, on: date) -> None:
    """The page of a project, the books of its report, the findings of the round."""

    def found() -> tuple[object, ...]:
        page = projects.project(actor, project, on)
        return page, roundups.latest(actor, on), today.todos(actor, on)

    held, books = found(), report_books.books(actor, programme, on, {project})
    with transaction.atomic():
        assert held == found()
    anew = report_books._books(actor, programme, on, {project})
    assert (books.held, books.past, books.points) == (anew.held, anew.past, anew.points)
