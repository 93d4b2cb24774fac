"""`shishi lights` on two days of the demonstration year, against the table worked out by hand."""

import json
from decimal import Decimal

import pytest

from tests.console.shown import run
from tests.tables.lights_by_hand import AUGUST, FURTHER, JUNE, LIGHTS, NONE

DUE = {"应达到": Decimal(1), "尚不要求": Decimal(0)}


@pytest.fixture(scope="module")
def lit(demo, tmp_path_factory) -> dict[tuple[str, int], dict]:
    """The projects as the command writes them, by the day and the number."""
    folder = tmp_path_factory.mktemp("year")
    found = {}
    for day in (JUNE, AUGUST):
        file = folder / f"{day}.json"
        ran = run("lights", "--data", demo, "--on", day, "--json", file)
        assert ran.returncode == 0, ran.stderr
        projects = json.loads(file.read_text("utf-8"))["projects"]
        found |= {(day, one["number"]): one for one in projects}
    return found


def figure(project: dict, name: str, target: str) -> dict:
    """The indicator of that name with that target; 万元 are yuan in the file."""
    value, measure = amount(target)
    (one,) = (
        one
        for one in project["figures"]
        if (one["name"], one["measure"]) == (name, measure) and Decimal(one["target"]) == value
    )
    return one


def amount(words: str) -> tuple[Decimal, str]:
    value, measure = words.split()
    yuan = measure == "万元"
    return Decimal(value) * (10000 if yuan else 1), "元" if yuan else measure


def agrees(one: dict, target: str, scheduled: str, actual: str) -> None:
    """Whether the figures of the indicator are those of the table, in the measure of the target."""
    measure = target.split()[1]
    if scheduled in DUE:
        assert Decimal(one["scheduled_share"]) == DUE[scheduled]
    else:
        assert Decimal(one["scheduled"]) == amount(f"{scheduled} {measure}")[0]
    assert Decimal(one["actual"]) == amount(f"{actual} {measure}")[0]


def test_the_tables_have_every_project_on_both_days():
    wanted = {(day, number) for day in (JUNE, AUGUST) for number in range(1, 11)}
    for table in (LIGHTS, FURTHER):
        assert len(table.rows) == len(wanted)
        assert {(day, number) for day, number, *_ in table.rows} == wanted


@pytest.mark.parametrize("row", LIGHTS.rows, ids=lambda row: f"{row[0]} {row[1]}")
def test_light_figures_and_sentence(lit, row):
    day, number, light, side, name, target, scheduled, actual, points, says, _ = row
    project = lit[day, number]
    assert (project["light"], project["label"]) == (light.value, light.label)
    assert (project["rule"]["name"], project["rule"]["version"]) == ("默认", "第1版")
    sides = {one["label"]: one for one in project["by_dimension"]}
    worse = [label for label, one in sides.items() if one["light"] != "green"]
    assert worse == ([] if side == NONE else [side])
    assert project["done"] is (name == NONE)
    if name == NONE:
        assert project["sentence"] == says
        return
    assert sides["进度"]["sentence"] == says
    if side != NONE:
        assert project["sentence"] == sides[side]["sentence"]
    one = figure(project, name, target)
    agrees(one, target, scheduled, actual)
    assert round(Decimal(one["points"]), 2) == Decimal(points)
    assert Decimal(one["points"]) == min(Decimal(each["points"]) for each in project["figures"])


@pytest.mark.parametrize("row", FURTHER.rows, ids=lambda row: f"{row[0]} {row[1]}")
def test_one_more_indicator(lit, row):
    day, number, name, target, scheduled, actual, _ = row
    agrees(figure(lit[day, number], name, target), target, scheduled, actual)
