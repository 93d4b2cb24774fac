"""What the database itself refuses: a changed trail, changed frozen texts, half-filled pairs."""

from decimal import Decimal

import pytest
from django.db import DatabaseError, IntegrityError, connection, transaction

from shishi.records.models import (
    Assignment,
    AuditEntry,
    AuditHead,
    Indicator,
    Person,
    Post,
    Programme,
    Project,
    Territory,
    UnitAlias,
)
from shishi.rules.access import Role
from tests.makers import AT, ON, a_programme, an_office

pytestmark = pytest.mark.django_db

FROZEN = [
    "UPDATE records_auditentry SET actor_name = 'x'",
    "UPDATE records_auditentry SET done = NOT done WHERE number = 1",
    "DELETE FROM records_auditentry",
    "DELETE FROM records_auditentry WHERE number = 1",
    "UPDATE records_project SET issued_text = 'x'",
    "UPDATE records_programme SET issued_text = 'x'",
]
if connection.vendor == "postgresql":
    FROZEN.append("TRUNCATE records_auditentry")


def execute(statement: str) -> None:
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement)


@pytest.mark.parametrize("statement", FROZEN)
def test_the_trail_and_the_issued_text_refuse_any_change(statement: str):
    a_programme(an_office())
    before = list(AuditEntry.objects.values()), list(Project.objects.values("issued_text"))
    with pytest.raises(DatabaseError, match=r"append-only|frozen"):
        execute(statement)
    assert (list(AuditEntry.objects.values()), list(Project.objects.values("issued_text"))) == (
        before
    )


def test_other_columns_of_a_frozen_row_may_change():
    a_programme(an_office())
    execute("UPDATE records_project SET title = 'x'")
    assert set(Project.objects.values_list("title", flat=True)) == {"x"}


def test_the_voted_text_is_written_once():
    a_programme(an_office())
    person = Person.objects.first()
    Programme.objects.update(voted_text="表决通过十件实事。", voted_recorded_by=person)
    with pytest.raises(DatabaseError, match="frozen"):
        execute("UPDATE records_programme SET voted_text = 'x'")


def broken_rows() -> dict[str, object]:
    project = Project.objects.get(number=1)
    person, unit = Person.objects.first(), project.assignments.filter(role="lead").get().unit
    signed = {"confirmed_by": person, "confirmed_at": AT}
    party = {"project": project, "number": 90, "role": "lead", "written": "某局", "starts_on": ON}
    figure = {"project": project, "number": 90, "value": Decimal(1), "measure": "个"}
    alias = {"territory": unit.territory, "unit": unit, "alias": "某局", "full": "某某局"}
    return {
        "a unit and a person at once": Assignment(unit=unit, person=person, **party, **signed),
        "neither unit nor person": Assignment(**party, **signed),
        "ended before it began": Assignment(
            unit=unit, ends_before=ON.replace(day=1), **party, **signed
        ),
        "a place without its end": Indicator(source_start=3, **figure, **signed),
        "a quotation without a place": Indicator(source_quote="三个", **figure, **signed),
        "a place turned around": Indicator(source_start=5, source_end=3, **figure, **signed),
        "an added value that was read": Indicator(how="added", read_as="三个", **figure, **signed),
        "a number taken twice": Indicator(**{**figure, "number": 1}, **signed),
        "an alias settled by nobody": UnitAlias(state="confirmed", **alias),
        "a settler without a day": UnitAlias(state="confirmed", decided_by=person, **alias),
        "a reporter of no unit": Post(person=person, role=Role.UNIT_REPORTER, starts_on=ON),
        "a person without a name": Person(territory=unit.territory, name=""),
        "a login of no letters": Person(territory=unit.territory, name="某人", login=""),
        "a second county of the same name": Territory(name="云岭县", founded_at=AT),
        "a second end of the chain": AuditHead(pk=2, hash=""),
    }


@pytest.mark.parametrize("case", range(15))
def test_half_filled_rows_are_refused(case: int):
    a_programme(an_office())
    name, row = list(broken_rows().items())[case]
    try:
        with transaction.atomic():
            row.save(force_insert=True)
    except IntegrityError:
        return
    pytest.fail(name)


def test_every_broken_row_is_tried():
    a_programme(an_office())
    assert len(broken_rows()) == 15
