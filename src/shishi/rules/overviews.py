"""总体情况 — the section of a bulletin or a report on the whole: how many projects stand in each
category, what is done and begun, the money, by level and by class.

In the order of domain paper §3.2; each case has its own sentence.
"""

from collections.abc import Iterator

from shishi.rules.breakdowns import counts, money
from shishi.rules.bulletins import Category, Facts, Told
from shishi.rules.mentions import CLASSES, WHOLE
from shishi.rules.phrases import Passage
from shishi.rules.projects import Level
from shishi.rules.sentences import Voice


def heading(slot: str, mark: str, voice: Voice) -> Passage:
    """一、总体情况."""
    return Passage(f"{slot}.标题", f"{mark}、{voice.of(f'{slot}.标题')}", level=1)


def split(ones: list[Told], name: str = "") -> str:
    """其中已完成1件、按序时7件; what all have in common once: 均未达序时. The counts are named
    after the group."""
    kept = [one.category for one in counts(ones) if one.number]
    if len(kept) == 1:
        return ("均" if len(ones) > 1 else "") + WHOLE[kept[0]]
    return "其中" + "、".join(f"{one.label}{{{name}{one.label}件数}}件" for one in kept)


def overall(facts: Facts, voice: Voice, mark: str) -> Iterator[Passage]:
    yield heading("总体", mark, voice)
    if not facts.projects:
        yield Passage("总体.进度", voice.of("总体.无实事"))
        return
    yield Passage("总体.进度", _categories(facts, voice))
    yield Passage("总体.开工", _done_and_begun(facts, voice))
    held = money(facts.projects)
    slot = ("部分" if held.silent else "") + ("资金" if held.planned else "未列资金")
    yield Passage("总体.资金", voice.of(f"总体.{slot if held.tellers else '资金未报'}"))
    if len(facts.projects) > 1:
        yield from _by_group(facts, voice)


def _by_group(facts: Facts, voice: Voice) -> Iterator[Passage]:
    yield Passage("层级", _levels(facts, voice), 2, f"（一）{voice.of('层级.标题')}。")
    yield Passage("类别", _classes(facts, voice), 2, f"（二）{voice.of('类别.标题')}。")


def _categories(facts: Facts, voice: Voice) -> str:
    measured = any(one.measures for one in facts.projects)
    head = voice.of("总体.总数" if measured else "总体.未分解") + voice.of("总体.截至")
    kept = [one.category for one in counts(facts.projects) if one.number]
    if len(kept) == 1:
        return head + voice.of("总体.一件" if len(facts.projects) == 1 else "总体.全部")
    told = "；".join(voice.of(f"总体.{one.label}") for one in kept)
    return f"{head}{told}。" + (voice.of("总体.没有") if len(kept) < len(Category) else "")


def _done_and_begun(facts: Facts, voice: Voice) -> str:
    held = facts.projects
    measures = [each for one in held for each in one.measures]
    words = ""
    if measures:
        words = voice.of(f"总体.{_finished([one.done for one in measures])}")
    begun = sum(one.started for one in held)
    if len(held) == 1:
        return words + voice.of("总体.一件已开工" if begun else "总体.一件未开工")
    if begun == len(held):
        return words + voice.of("总体.全部开工")
    words += voice.of("总体.开工" if begun else "总体.均未开工")
    over = sum(one.category is Category.NOT_STARTED for one in held)
    words += voice.of("总体.逾期未开工") if over else ""
    if begun and any(not one.started and one.category is not Category.NOT_STARTED for one in held):
        words += voice.of("总体.其余未开工")
    return words


def _finished(done: list[bool]) -> str:
    if len(done) == 1:
        return "一项已完成" if done[0] else "一项未完成"
    return "指标均完成" if all(done) else "指标" if any(done) else "指标未完成"


def _levels(facts: Facts, voice: Voice) -> str:
    held = [(one.label, [p for p in facts.projects if p.level is one]) for one in Level]
    return _grouped("层级", "实事", held, voice)


def _classes(facts: Facts, voice: Voice) -> str:
    held = [
        (name, [p for p in facts.projects if p.works is works]) for works, name in CLASSES.items()
    ]
    return _grouped("类别", "项目", held, voice)


def _grouped(slot: str, noun: str, held: list[tuple[str, list[Told]]], voice: Voice) -> str:
    """县级实事8件，其中已完成1件、按序时7件; of one group alone only its name."""
    kept = [(name, ones) for name, ones in held if ones]
    if len(kept) == 1:
        return voice.of(f"{slot}.均为{kept[0][0]}")
    return "；".join(_group(name, noun, ones) for name, ones in kept) + "。"


def _group(name: str, noun: str, ones: list[Told]) -> str:
    return f"{name}{noun}{{{name}件数}}件，{split(ones, name)}"
