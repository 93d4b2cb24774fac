"""What the ledger says of a project beyond its plan."""

from datetime import date

from shishi.rules.parties import PersonRole, UnitRole
from shishi.rules.projects import SPONSORS, How, Part, year_end


def test_the_presumed_deadline_is_the_last_day_of_the_year():
    assert year_end(2026) == date(2026, 12, 31)


def test_every_role_of_a_plan_has_its_part_in_a_project():
    roles = {role.value for role in (*UnitRole, *PersonRole)}
    assert {part.value for part in Part} == roles


def test_every_part_and_origin_has_a_chinese_name():
    assert all(part.label for part in Part)
    assert [how.label for how in How] == ["方案原文", "人工修改", "人工补充"]
    assert {part.label for part in SPONSORS} == {"责任县领导", "牵头领导"}
