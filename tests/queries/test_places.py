"""The label of a place."""

import pytest

from shishi.queries.places import label_of
from shishi.records.models import SourceDocument

DOCUMENT = SourceDocument(anchors=[[0, "第1页"], [100, "第2页"]])


@pytest.mark.parametrize(("start", "label"), [(0, "第1页"), (99, "第1页"), (100, "第2页")])
def test_a_place_has_the_label_before_it(start: int, label: str):
    assert label_of(DOCUMENT, start) == label


def test_a_document_without_places_has_no_labels():
    assert label_of(SourceDocument(anchors=[]), 5) == ""
