"""What was read becomes the body of a draft: nothing lost, every key once, every place kept."""

from decimal import Decimal

from shishi.reading import handover, pipeline
from shishi.reading.draft import (
    DeadlineDraft,
    DocumentKind,
    FigureDraft,
    FigureKind,
    HeadDraft,
    ItemDraft,
    PersonDraft,
    PlanDraft,
    Quoted,
    Remark,
    RemarkKind,
    UnitDraft,
)
from shishi.reading.source import SourceText
from shishi.rules.bodies import entries
from shishi.rules.entries import EntryState
from shishi.rules.parties import PersonRole, UnitRole
from shishi.rules.plain import as_plain, from_plain
from shishi.rules.plans import Body

TEXT = "（一）供水\n工程。新建供水站12座，其中北片7座。\n县水利局 陆 知遥 10月底前"
SOURCE = SourceText(TEXT, "text")


def quoted(words: str) -> Quoted[str]:
    start = TEXT.index(words)
    return Quoted(words, SOURCE.span(start, start + len(words)))


def draft() -> PlanDraft:
    def figure(words: str, value: str, total: int | None = None) -> FigureDraft:
        return FigureDraft(
            quoted(words).span, FigureKind.QUANTITY, Decimal(value), "座", total=total
        )

    item = ItemDraft(
        ordinal=quoted("（一）"),
        title=quoted("供水\n工程"),
        span=SOURCE.span(0, len(TEXT)),
        clauses=(quoted("新建供水站12座，其中北片7座").span,),
        figures=(figure("12座", "12"), figure("7座", "7", total=0)),
        units=(UnitDraft("县水利局", UnitRole.LEAD, quoted("县水利局").span),),
        people=(PersonDraft("陆 知遥", "责任县领导", PersonRole.SPONSOR, quoted("陆 知遥").span),),
        pairs=((0, 0),),
        deadline=DeadlineDraft(quoted("10月底前").span, None),
    )
    remark = Remark(RemarkKind.NO_DEADLINE, quoted("10月底前").span, "请核对。", item=0)
    outside = Remark(RemarkKind.FILE, SOURCE.span(0, 0), "说明。")
    head = HeadDraft(year=Quoted(2026, SOURCE.span(0, 0)))
    return PlanDraft(SOURCE, DocumentKind.PLAN, head, (item,), remarks=(remark, outside))


def test_every_value_is_there_beside_what_was_read():
    body = handover.body_of(draft())
    (item,) = body.items
    assert [entry.now.value for entry in item.figures] == [Decimal(12), Decimal(7)]
    assert all(entry.read == entry.now for entry in entries(body))
    assert {entry.state for entry in entries(body)} == {EntryState.PROPOSED}
    assert body.year == 2026


def test_keys_are_given_once_and_the_next_one_is_free():
    body = handover.body_of(draft())
    keys = [entry.key for entry in entries(body)]
    keys += [item.key for item in body.items] + [remark.key for remark in body.remarks]
    assert len(keys) == len(set(keys))
    assert max(int(key[1:]) for key in keys) < body.next_key


def test_places_in_lists_become_keys():
    body = handover.body_of(draft())
    (item,) = body.items
    assert item.figures[1].now.total == item.figures[0].key
    assert item.pairs == ((item.units[0].key, item.people[0].key),)
    assert [remark.item for remark in body.remarks] == [item.key, ""]


def test_names_lose_the_white_space_of_the_layout_and_quotations_keep_it():
    (item,) = handover.body_of(draft()).items
    assert (item.title.now.value, item.people[0].now.name) == ("供水工程", "陆知遥")
    assert item.title.span is not None
    assert item.title.span.quote == "供水\n工程"


def test_a_real_reading_comes_through_json_unchanged():
    text = "云岭县2026年民生实事方案\n（一）供水工程。新建供水站2座。\n牵头单位：县水利局\n"
    body = handover.body_of(pipeline.read(SourceText(text, "text")))
    assert body.items
    assert from_plain(Body, as_plain(body)) == body
