"""校核页: findings first, each edit saved at once, with and without script; nothing is lost."""

import json
import re
from dataclasses import dataclass
from decimal import Decimal

import pytest
from django.test import Client
from django.urls import reverse

from shishi.actions import plans as deeds
from shishi.queries import plans
from shishi.rules.access import Role
from shishi.rules.edits import Act, Edit
from shishi.rules.plans import Body
from tests.web.conftest import House

PART = {"HX-Request": "true"}


@dataclass
class Desk:
    """The inspection office at its review page."""

    house: House
    client: Client

    @property
    def found(self) -> plans.Review:
        return plans.review(self.house.actor(Role.INSPECTION_OFFICE), self.house.draft)

    @property
    def body(self) -> Body:
        return self.found.body

    def page(self, query: str = "") -> str:
        answer = self.client.get(reverse("review", args=[self.house.draft]) + query)
        assert answer.status_code == 200
        return answer.content.decode()

    def post(self, act: str, key: str = "", *, part: bool = False, **fields: object):
        name, keys = ("plan_edit", [key]) if key else ("plan_add", [])
        path = reverse(name, args=[self.house.draft, act, *keys])
        fields.setdefault("version", self.found.version)
        return self.client.post(path, fields, headers=PART if part else {})

    def somebody_else(self, *edits: Edit) -> None:
        """The reform commission changes the same draft meanwhile."""
        deeds.amend(
            actor=self.house.actor(Role.REFORM_COMMISSION),
            draft=self.house.draft,
            version=self.found.version,
            edits=edits,
            at=self.house.at,
        )

    def figure(self, quote: str):
        return next(
            entry
            for item in self.body.items
            for entry in item.figures
            if entry.span and entry.span.quote.startswith(quote)
        )


@pytest.fixture
def desk(house, office) -> Desk:
    return Desk(house, office)


def test_values_stand_beside_their_source(desk):
    page = desk.page()
    assert "2 件" in page
    road = desk.figure("60公里")
    assert re.search(r'<mark class="quantity">60公里以上</mark>', page)
    assert f'data-refs="{road.key}' in page
    assert f'id="k-{road.key}"' in page
    assert re.search(rf'id="{road.key}-value" name="value" value="60"', page)


def test_money_is_shown_in_ten_thousands(desk):
    key = desk.figure("投资120万元").key
    page = desk.page()
    assert f'id="{key}-value" name="value" value="120"' in page
    assert f'id="{key}-measure" name="measure" value="万元"' in page


def test_findings_come_first(desk):
    page = desk.page()
    assert 0 < page.index("疑点") < page.index('class="figures"')
    assert "推定 2027-12-31" in page  # the second item states no deadline


@pytest.mark.parametrize("part", [True, False])
def test_an_edit_is_saved_at_once(desk, part):
    road = desk.figure("60公里")
    answer = desk.post("change", road.key, part=part, value="62.5", measure="公里", bound=">=")
    assert answer.status_code == (200 if part else 303)
    now = desk.figure("60公里")
    assert (now.now.value, now.read.value, now.state) == (Decimal("62.5"), Decimal(60), "changed")


def test_an_edit_answers_with_the_new_version_and_the_counts(desk):
    road = desk.figure("60公里")
    answer = desk.post("change", road.key, part=True, value="61", measure="公里")
    told = json.loads(answer["HX-Trigger"])["draft-version"]
    assert told["value"] == desk.found.version
    assert 'id="counts"' in answer.content.decode()
    assert "<html" not in answer.content.decode()


def test_money_typed_in_ten_thousands_is_stored_in_yuan(desk):
    key = desk.figure("投资120万元").key
    desk.post("change", key, value="130.5", measure="万元")
    assert desk.figure("投资120万元").now.value == Decimal(1305000)


def test_what_was_not_changed_makes_no_version(desk):
    before = desk.found.version
    desk.post("change", desk.figure("60公里").key, value="60", measure="公里", bound=">=")
    assert desk.found.version == before


def test_words_instead_of_a_number_come_back_with_the_sentence(desk):
    key = desk.figure("60公里").key
    answer = desk.post("change", key, value="六十多", measure="公里")
    page = answer.content.decode()
    assert answer.status_code == 422
    assert 'value="六十多"' in page
    assert "请填写数字" in page
    assert desk.figure("60公里").now.value == 60


def test_the_sentence_comes_to_the_row_where_there_is_script(desk):
    key = desk.figure("60公里").key
    answer = desk.post("change", key, part=True, value="六十多", measure="公里")
    assert answer.status_code == 422
    assert f'id="error-{key}"' in answer.content.decode()


@pytest.mark.parametrize("part", [True, False])
def test_two_people_on_one_draft_lose_nothing(desk, part):
    key, version = desk.figure("60公里").key, desk.found.version
    desk.somebody_else(Edit(Act.CHANGE, key, fields={"value": "65"}))
    answer = desk.post("change", key, part=part, value="61", measure="公里", version=version)
    page = answer.content.decode()
    assert answer.status_code == 409
    assert "乔思齐" in page  # who was faster
    assert "65" in page  # what stands now
    assert 'name="value" value="61"' in page  # what was typed, ready to be said again
    assert desk.figure("60公里").now.value == 65
    desk.post("change", key, value="61", measure="公里")
    assert desk.figure("60公里").now.value == 61


def test_dropping_and_restoring(desk):
    key = desk.figure("60公里").key
    answer = desk.post("drop", key, part=True)
    assert "恢复" in answer.content.decode()
    assert not desk.figure("60公里").stands
    desk.post("restore", key)
    assert desk.figure("60公里").stands


def test_a_missing_deadline_is_filled_in(desk):
    item = desk.body.items[1]
    assert item.deadline is None
    desk.post("change", f"{item.key}-deadline", on="2027年9月30日")
    assert desk.body.items[1].deadline.now.on.isoformat() == "2027-09-30"


def test_settling_a_finding_takes_it_off_the_list(desk):
    open_ones = [note for note in desk.body.remarks if note.is_open]
    answer = desk.post("settle", open_ones[0].key, part=True)
    assert json.loads(answer["HX-Trigger"])["draft-version"]["settled"] == open_ones[0].key
    left = [note.key for note in desk.body.remarks if note.is_open]
    assert left == [note.key for note in open_ones[1:]]
    assert "祁望舟采纳" in desk.page()


def test_everything_left_is_accepted_at_once(desk):
    assert desk.found.tally.untouched > 5
    desk.post("change", desk.figure("60公里").key, value="61", measure="公里")
    assert desk.post("accept").status_code == 303
    assert desk.found.tally.untouched == 0
    assert desk.figure("60公里").state == "changed"


def test_splitting_and_merging_items(desk):
    first, second = desk.body.items
    answer = desk.post("merge", first.key, part=True, other=second.key)
    assert answer["HX-Redirect"].startswith(reverse("review", args=[desk.house.draft]))
    assert len(desk.body.standing) == 1
    assert len(desk.body.standing[0].figures) >= 3


def test_adding_what_the_reader_missed(desk):
    item = desk.body.items[1]
    desk.post("add", item.key, what="unit", name="县财政局", role="support")
    desk.post(
        "add", item.key, what="figure", subject="志愿者", value="1200", measure="人", bound=">="
    )
    now = desk.body.items[1]
    assert now.units[-1].now.name == "县财政局"
    assert (now.figures[-1].now.subject, now.figures[-1].now.value) == ("志愿者", 1200)


def test_only_doubts_are_shown_when_asked(desk):
    doubtful = {note.item for note in desk.body.remarks if note.is_open}
    page = desk.page("?doubts=1")
    for item in desk.body.items:
        assert (f'id="k-{item.key}"' in page) == (item.key in doubtful)


def test_an_unknown_act_is_not_found(desk):
    assert desk.post("explode", desk.figure("60公里").key).status_code == 404


def test_an_adopted_draft_is_read_only_and_says_why(desk):
    actor = desk.house.actor(Role.INSPECTION_OFFICE)
    deeds.adopt(actor=actor, draft=desk.house.draft, version=desk.found.version, at=desk.house.at)
    page = desk.page()
    assert "该方案已确认入台账，不能再修改草稿。" in page
    assert 'name="value"' not in page.partition('id="k-head"')[0]


def test_everything_of_one_figure_has_a_page(desk):
    key = desk.figure("60公里").key
    page = desk.client.get(reverse("plan_entry", args=[desk.house.draft, key])).content.decode()
    assert all(words in page for words in ("拆成两条", "并到本条", "剔除，不入台账", "指标类型"))
