"""A total that is nothing but its parts: shown beside them, never typed, corrected at them."""

import re

from django.urls import reverse

from shishi.records.models import Entry, Indicator, Observation
from tests.web.test_reports import form, here


def added_up(page: str) -> str:
    """The total that stands beside its parts."""
    (found,) = re.findall("各分项合计 </span><b>(.*?)</b>", page)
    return found


def test_a_total_that_is_nothing_but_its_parts_is_shown_beside_them_and_not_asked(
    reporter, house, live
):
    """高位水池 19 and 平地水池 12 are all of the 31; 90 of 600 would be no whole."""
    parts = Indicator.objects.filter(project=live.project, total__isnull=False).order_by("number")
    whole, first, second = parts[0].total_id, *parts.values_list("pk", flat=True)
    check = reverse("report_check", args=[live.now, live.project])
    typed = {f"v-{whole}": "20", f"v-{first}": "9", f"v-{second}": "8"}
    before = reporter.get(here(live)).content.decode()
    assert f'name="v-{whole}"' not in before
    assert added_up(before) == "15"
    assert added_up(reporter.post(check, form(house, live, **typed)).content.decode()) == "17"
    empty = reporter.post(here(live), form(house, live, **typed | {f"v-{second}": ""}))
    assert added_up(empty.content.decode()) == "9"
    assert "1 个分项未填" in empty.content.decode()
    assert empty.content.decode().count("没有填数") == 2  # at the part, and above all
    assert reporter.post(here(live), form(house, live, **typed)).status_code == 302
    assert Entry.objects.get(report__round=live.now, indicator=whole).value == 17
    review = reporter.get(here(live)).content.decode()
    assert "各分项合计" in review


def test_a_total_is_typed_where_parts_are_missing(reporter, live):
    Indicator.objects.filter(project=live.project, total__isnull=False).update(value=5)
    whole = Indicator.objects.filter(project=live.project, total__isnull=False)[0].total_id
    assert f'name="v-{whole}"' in reporter.get(here(live)).content.decode()


def test_a_total_is_corrected_at_its_parts(office, house, live):
    parts = Indicator.objects.filter(project=live.project, total__isnull=False).order_by("number")
    whole, first = parts[0].total_id, parts[0]
    page = office.get(reverse("history", args=[whole])).content.decode()
    assert f'href="{reverse("history", args=[first.pk])}">{first.subject}</a>' in page
    assert "?correct=" not in page
    of = Observation.objects.get(indicator=first)
    address = reverse("observation_correct", args=[first.pk, of.pk])
    assert office.post(address, {"value": "8", "reason": "复核"}).status_code == 302
    page = office.get(reverse("history", args=[whole])).content.decode()
    assert f"更正原因：{first.subject}更正：复核" in page
    parts.filter(pk=first.pk).update(value=90)  # for the time being nobody knows the rest
    kept = Observation.objects.get(indicator=whole, corrects__isnull=False)
    asked = {"value": "20", "reason": "复核"}
    office.post(reverse("observation_correct", args=[whole, kept.pk]), asked)
    parts.filter(pk=first.pk).update(value=19)
    page = office.get(reverse("history", args=[whole])).content.decode()
    assert "各分项合计 14 口，与这个数不符。" in page
    last = Observation.objects.get(indicator=whole, value=20)
    page = office.get(reverse("history", args=[whole]), {"correct": last.pk}).content.decode()
    assert 'id="value" value="14"' in page
