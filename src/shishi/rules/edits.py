"""校核操作 — what a person may do to the body of a draft: accept, change, drop, restore, split,
merge, add, settle. Body in, body out; whatever cannot be done is a sentence at its field.

Nothing loses its place in the source: dropped entries stay, merged ones span both places.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum


class Act(StrEnum):
    """操作."""

    ACCEPT = "accept"  # 采纳: the entry, or the item with everything in it
    CHANGE = "change"  # 修改
    DROP = "drop"  # 剔除
    RESTORE = "restore"  # 恢复 to what was read
    SPLIT = "split"  # 拆分: an entry into two, or an item at a place of the source
    MERGE = "merge"  # 合并: `other` is taken into `key`
    ADD = "add"  # 补充
    SETTLE = "settle"  # 疑点已处理


@dataclass(frozen=True, slots=True)
class Edit:
    """One operation on a draft.

    `key` names the entry, item or remark; for ADD the item it goes into (empty for the head, the
    mechanism and a new item). `what`, for ADD only: item, clause, figure, unit, person, deadline,
    milestone, mechanism, copied_to, or the name of a field of the head. `fields` are values as
    typed, by the field names of the classes in `rules.plans`. `other` is the second of a MERGE.
    `at` is the place in the source where the second part of a split item begins. `marked` is the
    place `[start, end)` in the source that an added value was read from by a person.
    """

    act: Act
    key: str = ""
    what: str = ""
    fields: Mapping[str, str] = field(default_factory=dict)
    other: str = ""
    at: int | None = None
    marked: tuple[int, int] | None = None
