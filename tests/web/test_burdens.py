"""The page of the burden, and the check that no field of any form is asked without a basis.

What a form asks is collected from the form classes of the pages, from the controls written in the
templates, from the fields that are made while drawing, and from what a report is made of.
"""

import importlib
import pkgutil
import re
from dataclasses import fields
from datetime import date
from pathlib import Path

import pytest
from django import forms
from django.urls import reverse

from shishi import web
from shishi.rules.access import Role
from shishi.rules.burdens import without_basis
from shishi.rules.fillings import Filled, Typed
from shishi.rules.forms import FORMS
from shishi.rules.rulesets import PRESETS
from shishi.web import chains, fund_forms, rule_forms, terms
from tests.reporting import live_rounds, passed
from tests.web.conftest import House

DAY = date(2027, 3, 31)
TEMPLATES = Path(__file__).parents[2] / "src/shishi/templates"
CONTROL = re.compile(r"<(?:input|select|textarea)\b((?:[^>{]|\{\{.*?\}\}|\{%.*?%\}|\{)*)>")
NAME = re.compile(r'\bname="([^"{]*)')
SILENT = re.compile(r'\btype="(hidden|submit)"')
# Whose controls are written by hand: folder or file of templates, and the form they belong to.
WRITTEN = {
    "reports/history.html": "history",
    "reports/review.html": "review",
    "reports/": "report",
    "targets/": "targets",
    "plans/": "plans",
    "points/": "points",
    "permits/edit.html": "chains",
    "funds/": "funds",
    "stocktakes/matter_acts.html": "escalations",
    "stocktakes/decided.html": "decisions",
    "stocktakes/quick.html": "decisions",
    "stocktakes/": "stocktakes",
    "subplans/": "subplans",
    "units/": "units",
    "calendars/": "calendars",
    "ledger/": "ledger",
    "layouts/": "layouts",
    "snapshots/": "snapshots",
    "proposals/": "proposals",
    "settings/": "rule_forms",
    "dispatches/step.html": "dispatches_steps",
    "dispatches/": "dispatches_edit",
    "phrases/": "phrases",
}


def controls(text: str) -> set[str]:
    """The names of what can be typed or chosen in a template; a name made while drawing (the fields
    of the form classes and of a report) counts as far as it is written."""
    found = set()
    for control in CONTROL.findall(text):
        name = NAME.search(control)
        if name and name[1] and not SILENT.search(control):
            found.add(name[1])
    return found


def of_templates(root: Path = TEMPLATES) -> dict[str, set[str]]:
    asked: dict[str, set[str]] = {}
    for path in sorted(root.rglob("*.html")):
        where = path.relative_to(root).as_posix()
        place = next((form for part, form in WRITTEN.items() if where.startswith(part)), where)
        if names := controls(path.read_text("utf-8")):
            asked.setdefault(place, set()).update(names)
    return asked


def of_classes() -> dict[str, set[str]]:
    asked: dict[str, set[str]] = {}
    for module in pkgutil.iter_modules(web.__path__):
        held = importlib.import_module(f"shishi.web.{module.name}")
        for form in vars(held).values():
            own = isinstance(form, type) and issubclass(form, forms.BaseForm)
            if own and form.__module__ == held.__name__ and form.base_fields:
                asked.setdefault(module.name, set()).update(form.base_fields)
    return asked


def of_drawing() -> dict[str, set[str]]:
    """The fields that are made while drawing, without what counts them: of each kind of target, of
    each criterion of a rule of lights, of each source of money and of each step of a chain."""
    lights = {
        re.sub(r"(_\d+)+$", "", name)
        for rule in PRESETS.values()
        for name in rule_forms.LightsForm(base=rule).fields
    }
    money = {
        name[name.find("-") :] if "-" in name else name for name in fund_forms.read({}, DAY).cells
    }
    steps = {f"{name}-" for name in (*chains.WORDS, *chains.NUMBERS)}
    kinds = {name for kind in terms.FIELDS.values() for name, *_ in kind}
    return {"rule_forms": lights, "funds": money, "chains": steps, "terms": kinds}


def asked() -> dict[str, set[str]]:
    """Every field that the product asks, by its form."""
    found = of_classes()
    for more in (of_templates(), of_drawing()):
        for place, names in more.items():
            found.setdefault(place, set()).update(names)
    found["report"] |= {field.name for kind in (Filled, Typed) for field in fields(kind)}
    return found


def test_every_field_has_its_basis():
    assert without_basis(asked()) == ()


def test_the_register_names_no_field_that_is_not_asked():
    held = asked()
    dead = {
        f"{form.place}.{name}"
        for form in FORMS
        for name in form.names - held.get(form.place, set())
    }
    assert dead == set()


def test_a_planted_field_is_found(tmp_path):
    page = tmp_path / "reports" / "visits.html"
    page.parent.mkdir()
    page.write_text(
        '<input type="number" name="mood">\n<input type="hidden" name="version">', "utf-8"
    )
    assert without_basis(of_templates(tmp_path)) == ("report.mood",)
    page.rename(tmp_path / "visits.html")
    assert without_basis(of_templates(tmp_path)) == ("visits.html.mood",)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ('<input name="words" type="search">', {"words"}),
        ('<textarea id="x" name="paste">', {"paste"}),
        ('<select name="role">', {"role"}),
        ('<input type="hidden" name="version">', set()),
        ('<input name="on-{{ day|date:\'Y-m-d\' }}" value="{{ a }}">', {"on-"}),
        ('<input name="{{ row.name }}">', set()),
        ('<button name="act">', set()),
    ],
)
def test_what_a_template_asks_is_seen(text, names):
    assert controls(text) == names


def test_the_page_tells_fields_minutes_repeats_and_bases(enter, house: House):
    live = live_rounds(house.programme, house.on, house.at)
    passed(live, live.before, "0.5", house.on, house.at, steps="submit")
    page = enter(Role.UNIT_HEAD).get(reverse("burden")).content.decode()
    assert "实填" in page
    assert "用时为估计" in page
    assert "没有重复" in page
    for words in ("累计完成数", "统计法第七条", "每轮一次"):
        assert words in page


def test_before_the_first_round_the_register_is_there(enter):
    page = enter(Role.COUNTY_LEADER).get(reverse("burden")).content.decode()
    assert "还没有开放的报送" in page
    assert "累计完成数" in page
