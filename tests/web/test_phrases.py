"""行文模板 page: the county's own sentences, previewed, refused in place, and the way back."""

import re
from html import unescape

import pytest
from django.test import Client
from django.urls import reverse

from shishi.records.models import Programme, RuleVersion
from shishi.rules.access import Role
from shishi.rules.sentences import SENTENCES
from tests.web.conftest import House
from tests.web.dispatch_addresses import drawn, headed
from tests.web.years import text

pytestmark = pytest.mark.django_db


@pytest.fixture
def told(house: House, live: object, started: Programme) -> House:
    headed(house)
    return house


def phrased(client: Client, house: House, *, act: str = "", **own: str) -> object:
    shown = client.get(reverse("phrases", args=[house.programme])).content.decode()
    version = re.search(r'name="version" value="(\d+)"', shown)
    assert version
    form = {f"s-{slot}": own.get(slot, words) for slot, words in SENTENCES.items()}
    more = {
        "version": version[1],
        "holds_from": house.on.isoformat(),
        "why": "行文规范",
        "act": act,
    }
    return client.post(reverse("phrases", args=[house.programme]), {**form, **more})


def wordings() -> list[RuleVersion]:
    return list(RuleVersion.objects.filter(subject="phrases").order_by("number"))


def test_a_county_says_it_in_its_own_words_and_goes_back(office, told):
    own = {"依据": "现就{年度}实事办理情况通报如下。", "依据.无": "通报如下。"}
    assert phrased(office, told, **own).status_code == 302
    assert len(wordings()) == 1
    for name in ("phrases", "programme_settings"):
        assert "改写了 2 处行文" in text(office.get(reverse(name, args=[told.programme])))
    row = drawn(told)
    assert row.passages[0]["words"] in own.values()
    assert phrased(office, told).status_code == 302
    earlier = office.get(reverse("phrases", args=[told.programme]) + "?from=1").content.decode()
    assert own["依据"] in unescape(earlier)
    assert own["依据"] not in unescape(
        office.get(reverse("phrases", args=[told.programme])).content.decode()
    )


def test_own_words_are_previewed_before_they_are_kept(office, told):
    answer = phrased(
        office, told, act="preview", **dict.fromkeys(("依据", "依据.无"), "先看一看。")
    )
    assert (answer.status_code, wordings()) == (200, [])
    assert "先看一看。" in text(answer).split("预览")[-1]


def test_a_figure_that_a_sentence_cannot_name_is_refused_in_place(office, told):
    answer = phrased(office, told, **{"总体.总数": "共{没有这个数}件。", "依据": "改过的依据。"})
    assert (answer.status_code, wordings()) == (422, [])
    assert "没有名为“没有这个数”的数" in text(answer)
    assert "共{没有这个数}件。" in answer.content.decode()
    assert "改过的依据。" in answer.content.decode()


def test_who_may_not_set_the_rules_only_reads_the_sentences(enter, told):
    reporter = enter(Role.UNIT_REPORTER)
    assert phrased(reporter, told, 依据="我的依据。").status_code == 403
    assert wordings() == []
