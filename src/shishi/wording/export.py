"""核校意见的输出 — findings as lines for a person and as plain values for a program."""

from collections.abc import Sequence

from shishi.reading.source import SourceText
from shishi.wording.findings import Finding, Severity


def as_lines(found: Sequence[Finding], source: SourceText, name: str) -> list[str]:
    """One line a finding, then how many there are."""
    lines = [_line(one, source, name) for one in found]
    return [*lines, f"{name}：{summary(found)}"]


def summary(found: Sequence[Finding]) -> str:
    """3 处意见，其中差错 2 处、存疑 1 处。"""
    if not found:
        return "没有核校意见。"
    counts = [
        (severity.label, sum(one.rule.severity is severity for one in found))
        for severity in Severity
    ]
    told = "、".join(f"{label} {count} 处" for label, count in counts if count)
    return f"{len(found)} 处意见，其中{told}。"


def _line(one: Finding, source: SourceText, name: str) -> str:
    place = source.place(one.start)
    where = f"{name}:{one.line}:{one.column}" + (f" {place}" if place else "")
    instead = f" 建议：{one.instead}" if one.instead else ""
    words = one.words.replace("\n", " ")
    return f"{where} 【{one.rule.label}】“{words}” {one.says}{instead}"


def as_json(found: Sequence[Finding], source: SourceText) -> dict[str, object]:
    """Places count characters of the text from 0, lines and columns from 1."""
    return {
        "characters": len(source.text),
        "findings": [
            {
                "rule": one.rule.name,
                "label": one.rule.label,
                "basis": one.rule.basis,
                "severity": one.rule.severity.value,
                "line": one.line,
                "column": one.column,
                "start": one.start,
                "end": one.end,
                "place": source.place(one.start),
                "words": one.words,
                "sentence": one.sentence,
                "says": one.says,
                "instead": one.instead,
            }
            for one in found
        ],
    }
