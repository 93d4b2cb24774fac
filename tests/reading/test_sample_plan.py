"""The sample plan says the same in every format it comes in."""

from collections import Counter
from importlib import resources

import pytest

from shishi.reading import pipeline
from shishi.reading.draft import FigureKind, PlanDraft, RemarkKind
from shishi.reading.files import formats

ENDINGS = ("docx", "pdf", "html", "txt", "xlsx")


def read(ending: str) -> PlanDraft:
    name = f"yunling-2026.{ending}"
    content = resources.files("shishi").joinpath("sample", name).read_bytes()
    return pipeline.read(formats.open_source(content, name))


def promised(draft: PlanDraft) -> Counter[tuple[object, ...]]:
    """Every figure that is no trap, with the project it belongs to."""
    return Counter(
        (item.title.value, figure.kind, figure.value, figure.upper, figure.measure, figure.bound)
        for item in draft.items
        for figure in item.figures
        if figure.kind is not FigureKind.TRAP
    )


@pytest.fixture(scope="module")
def word() -> PlanDraft:
    return read("docx")


def test_ten_projects_with_forty_to_sixty_figures(word):
    assert len(word.items) == 10
    assert 40 <= promised(word).total() <= 60


@pytest.mark.parametrize("ending", ENDINGS)
def test_every_format_says_the_same(word, ending):
    draft = read(ending)
    assert [item.title.value for item in draft.items] == [item.title.value for item in word.items]
    assert promised(draft) == promised(word)
    assert [item.deadline and item.deadline.on for item in draft.items] == [
        item.deadline and item.deadline.on for item in word.items
    ]


@pytest.mark.parametrize("ending", ENDINGS)
def test_every_span_quotes_its_source(ending):
    draft = read(ending)
    spans = [item.span for item in draft.items] + [item.title.span for item in draft.items]
    spans += [figure.span for item in draft.items for figure in item.figures]
    spans += [remark.span for remark in draft.remarks]
    assert spans
    assert all(span.holds(draft.source.text) for span in spans)


@pytest.mark.parametrize("ending", [ending for ending in ENDINGS if ending != "xlsx"])
def test_every_whole_document_says_who_and_when(ending):
    head = read(ending).head
    assert head.document_number is not None
    assert head.dated_on is not None
    assert head.circulated_on is not None
    assert (
        head.document_number.value,
        str(head.dated_on.value),
        str(head.circulated_on.value),
    ) == (
        "云政办发〔2026〕7号",
        "2026-02-12",
        "2026-02-13",
    )
    assert len(head.copied_to) == 6


@pytest.mark.parametrize("ending", [ending for ending in ENDINGS if ending != "xlsx"])
def test_arrangements_between_the_items_and_the_annex_are_read(ending):
    told = [(one.kind.value, one.cadence, one.due_day, one.owner) for one in read(ending).mechanism]
    assert told[:6] == [
        ("ledger", None, None, "县发展和改革委员会"),
        ("dispatch", "weekly", None, "责任县领导"),
        ("report", "monthly", 5, "各牵头单位"),
        ("summary", "monthly", None, "县发展和改革委员会"),
        ("bulletin", "monthly", None, "县政府督查室"),
        ("inspection", "quarterly", None, "县政府督查室"),
    ]


@pytest.mark.parametrize("ending", ["docx", "html", "txt"])
def test_the_faults_put_in_on_purpose_are_found(ending):
    draft = read(ending)
    open_ones = {(remark.kind, remark.span.quote) for remark in draft.remarks if not remark.ok}
    kinds = {kind for kind, _ in open_ones}
    assert (RemarkKind.CONFUSABLE, "5O公里") in open_ones
    assert kinds >= {
        RemarkKind.SUM_CHECK,
        RemarkKind.NUMBERING,
        RemarkKind.PUNCTUATION,
        RemarkKind.NO_DEADLINE,
        RemarkKind.UNQUANTIFIED,
    }
    in_order = Counter(remark.kind for remark in draft.remarks if remark.ok)
    assert in_order[RemarkKind.PRODUCT_CHECK] == 2
