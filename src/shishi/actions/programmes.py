"""年度方案 — what is recorded of a programme after it stands."""

from datetime import datetime

from shishi.rules.access import Actor


def record_vote(*, actor: Actor, programme: int, text: str, at: datetime) -> None:
    """票决文本 — keep what the congress voted, word for word; once recorded it is frozen."""
