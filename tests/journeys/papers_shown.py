"""The pages of official papers as they are looked over: a draft that something keeps from being
sent, and a paper that was issued."""

from urllib.parse import quote

from shishi.actions import dispatches
from shishi.records.models import Dispatch
from shishi.rules.access import Role
from shishi.rules.dispatches import Kind
from tests.web.conftest import House
from tests.web.dispatch_addresses import drawn, issued


def shown(house: House) -> list[str]:
    """The addresses of both."""
    kept = issued(house)
    draft = drawn(house, Kind.REPORT)
    office = house.actor(Role.INSPECTION_OFFICE)
    by = {"actor": office, "dispatch": draft.pk, "version": draft.version, "at": house.at}
    dispatches.override(**by, name="实事总数", words="99", reason="核定口径")
    changed = Dispatch.objects.filter(pk=draft.pk)
    name = quote("实事总数")
    return [
        "/dispatches/",
        f"/dispatches/year/{house.programme}/",
        f"/dispatches/year/{house.programme}/draw/",
        f"/dispatches/year/{house.programme}/draw/?kind=minutes",
        *(f"/dispatches/{one.pk}/" for one in (kept, changed[0])),
        *(f"/dispatches/{one}/figures/" for one in (kept.pk, draft.pk)),
        *(f"/dispatches/{one}/figures/?name={name}" for one in (kept.pk, draft.pk)),
        f"/dispatches/{kept.pk}/compare/",
        f"/dispatches/{kept.pk}/step/withdraw/",
        f"/dispatches/{draft.pk}/step/send/",
        f"/dispatches/{draft.pk}/edit/",
        f"/dispatches/{draft.pk}/hand/",
        f"/dispatches/{draft.pk}/hand/?name={name}",
        "/dispatches/register/",
        "/dispatches/root/",
        "/dispatches/root/?words=1-0000-0000-0000-0000",
        f"/programmes/{house.programme}/settings/letterhead/",
        f"/programmes/{house.programme}/settings/phrases/",
    ]
