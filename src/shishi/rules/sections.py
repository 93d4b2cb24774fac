"""章节 — the sections of a bulletin or a report, each composed as the facts ask for it.

In the order of domain paper §3.2. Each case has its own sentence, so that nothing is told of what
is not there.
"""

from collections.abc import Iterator

from shishi.rules.breakdowns import counts, money
from shishi.rules.bulletins import SLOW, Category, Facts, Told
from shishi.rules.mentions import CLASSES
from shishi.rules.phrases import Passage, numeral
from shishi.rules.projects import Level
from shishi.rules.sentences import Voice


def _heading(slot: str, mark: str, voice: Voice) -> Passage:
    return Passage(f"{slot}.标题", f"{mark}、{voice.of(f'{slot}.标题')}", level=1)


def overall(facts: Facts, voice: Voice, mark: str) -> Iterator[Passage]:
    yield _heading("总体", mark, voice)
    if not facts.projects:
        yield Passage("总体.进度", voice.of("总体.无实事"))
        return
    yield Passage("总体.进度", _categories(facts, voice))
    yield Passage("总体.开工", _done_and_begun(facts, voice))
    held = money(facts.projects)
    slot = "总体.部分资金" if held.silent else "总体.资金"
    yield Passage("总体.资金", voice.of(slot if held.tellers else "总体.资金未报"))
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
        finished = any(one.done for one in measures)
        words = voice.of("总体.指标" if finished else "总体.指标未完成")
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
    labels = [one.category.label for one in counts(ones) if one.number]
    told = "、".join(f"{label}{{{name}{label}件数}}件" for label in labels)
    head = f"{name}{noun}{{{name}件数}}件"
    return f"{head}，均{labels[0]}" if len(labels) == 1 else f"{head}，其中{told}"


def slow(facts: Facts, voice: Voice, mark: str) -> Iterator[Passage]:
    yield _heading("较慢清单", mark, voice)
    slow = facts.slow
    if not slow:
        yield Passage("较慢清单", voice.of("较慢清单.没有"))
        return
    labels = [one.category.label for one in counts(slow) if one.number]
    told = "、".join(f"{label}{{{label}件数}}件" for label in labels)
    told = f"其中{told}" if len(labels) > 1 else f"均{labels[0]}"
    yield Passage("较慢清单", f"{voice.of('较慢清单.引言')}{told}。")
    for place, one in enumerate(slow, 1):
        lead = f"（{numeral(place)}）{one.title}。"
        words = "".join(voice.each(f"较慢.{slot}", one) for slot in _slots_of(one))
        yield Passage(f"较慢.第{one.number}件", words, 2, lead)


def _slots_of(one: Told) -> Iterator[str]:
    """The sentences that tell of a slow project, in their order."""
    if one.units:
        yield "单位"
    yield from _how_far(one)
    stands = {"卡点": one.stuck_at, "停滞": one.stopped, "环节": one.stage}
    yield from [slot for slot, words in stands.items() if words][:1]
    if one.excused:
        yield "理由"
    if one.problem:
        yield "问题"
    elif not one.excused and one.category is not Category.NOT_REPORTED:
        yield "未说明原因" if one.next_step else "未说明"
    if one.next_step:
        yield "下步"


def _how_far(one: Told) -> Iterator[str]:
    if one.category is Category.NOT_STARTED:
        yield "未开工"
    elif one.category is Category.NOT_REPORTED:
        missing = one.reporting is not None and one.reporting.missing
        yield "未报送" if missing else "未报进度"
        if one.points is not None:
            yield "上次完成"
    elif one.behind:
        if one.points is not None and len(one.measures) > 1:
            yield "总体"
        yield "一项指标" if len(one.behind) == 1 else "多项指标"
    else:
        yield "评灯"


def reporting(facts: Facts, voice: Voice, mark: str) -> Iterator[Passage]:
    yield _heading("报送", mark, voice)
    held = [(one, one.reporting) for one in facts.projects if one.reporting is not None]
    if not held:
        yield Passage("报送", voice.of("报送.没有"))
        return
    late = [one for one, each in held if each.late]
    missing = [one for one, each in held if each.missing]
    waiting = [one for one, each in held if not each.over and each.reported_on is None]
    on_time = len(held) - len(late) - len(missing) - len(waiting)
    numbers = {
        "按时": on_time,
        "迟报": len(late),
        "未报送": len(missing),
        "未到期": len(waiting),
    }
    alone = {"按时": "全部按时", "未报送": "均未报送", "未到期": "均未到期"}
    kept = [name for name, many in numbers.items() if many]
    if len(kept) == 1 and kept[0] in alone:
        words = voice.of(f"报送.{alone[kept[0]]}")
    else:
        words = "、".join(voice.of(f"报送.{name}") for name in kept) + "。"
    yield Passage("报送", voice.of("报送.应报") + words)
    for slot, ones in (("迟报", late), ("未报送", missing)):
        if ones:
            told = voice.of(f"{slot}.引言") + voice.list(f"{slot}.每件", ones)
            yield Passage(f"报送.{slot}", f"{told}。")


def compared(facts: Facts, voice: Voice, mark: str) -> Iterator[Passage]:
    yield _heading("对比", mark, voice)
    if facts.before_on is None:
        yield Passage("对比", voice.of("对比.首期"))
    else:
        yield Passage("对比", _turns(facts, voice))
        yield from _moves(facts, voice)
    if facts.corrections:
        told = "；".join(f"{{更正{place}}}" for place in range(1, len(facts.corrections) + 1))
        yield Passage("对比.更正", f"{voice.of('对比.更正')}{told}。")


def _turns(facts: Facts, voice: Voice) -> str:
    turned = [
        each
        for each in Category
        if sum(one.category is each for one in facts.projects)
        != sum(one.was is each for one in facts.projects)
    ]
    told = "；".join(voice.of(f"对比.{one.label}") for one in turned)
    return voice.of("对比.引言") + (f"{told}。" if told else voice.of("对比.不变"))


def _moves(facts: Facts, voice: Voice) -> Iterator[Passage]:
    """Which projects went off the slow list, came onto it, stay on it."""
    held = facts.projects
    moves = {
        "赶上": [one for one in held if one.was in SLOW and not one.slow],
        "新增": [one for one in held if one.slow and one.was not in (None, *SLOW)],
        "持续": [one for one in held if one.slow and one.was in SLOW],
    }
    told = [
        voice.of(f"对比.{name}") + voice.list("对比.每件", ones, "、")
        for name, ones in moves.items()
        if ones
    ]
    if told:
        yield Passage("对比.进出", "；".join(told) + "。")


def problems(facts: Facts, voice: Voice, mark: str) -> Iterator[Passage]:
    yield _heading("问题", mark, voice)
    told = [one for one in facts.others if one.problem]
    every = "" if facts.slow else "各件"
    words = voice.of(f"问题.{every}引言") + voice.list("问题.每件", told) + "。"
    if facts.others:
        yield Passage("问题", words if told else voice.of(f"问题.{every}没有"))
    asking = [one for one in facts.projects if one.coordination]
    if asking and not voice.report:  # a report carries no request (条例第十五条)
        words = voice.of("协调.引言") + voice.list("协调.每件", asking)
        yield Passage("协调", f"{words}。")
    yield Passage("下步", "".join(voice.of(f"下步.{slot}") for slot in _steps(facts)))


def _steps(facts: Facts) -> Iterator[str]:
    if all(one.category is Category.DONE for one in facts.projects):
        yield "全部完成"
        return
    if facts.slow:
        yield "较慢"
    asked = [one.reporting for one in facts.projects if one.reporting is not None]
    if any(one.missing or one.late for one in asked):
        yield "未报送"
    if any(one.category is not Category.DONE for one in facts.others):
        yield "其他" if facts.slow else "各件"
