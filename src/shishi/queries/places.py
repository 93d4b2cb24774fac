"""出处 — where a value stands in its document: the label of the place and the words around it."""

from bisect import bisect_right

from shishi.records.models import SourceDocument


def label_of(document: SourceDocument, start: int) -> str:
    """What a person looks for: 第3页, 表1; empty where the file has no such places."""
    found = bisect_right(document.anchors, start, key=lambda anchor: anchor[0])
    label: str = document.anchors[found - 1][1] if found else ""
    return label
