"""章节 — the sections of a bulletin or a report, each composed as the facts ask for it.

In the order of domain paper §3.2. Each case has its own sentence, so that nothing is told of what
is not there.
"""

from collections.abc import Iterator

from shishi.rules.bulletins import SLOW, Category, Facts, Told
from shishi.rules.overviews import heading, split
from shishi.rules.phrases import Passage, numeral
from shishi.rules.sentences import Voice


def slow(facts: Facts, voice: Voice, mark: str) -> Iterator[Passage]:
    yield heading("较慢清单", mark, voice)
    slow = facts.slow
    if not slow:
        yield Passage("较慢清单", voice.of("较慢清单.没有"))
        return
    yield Passage("较慢清单", f"{voice.of('较慢清单.引言')}{split(list(slow))}。")
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
        yield from _unsaid(one)
    if one.next_step:
        yield "下步"


def _unsaid(one: Told) -> Iterator[str]:
    """Why no reason is told: the report is not due yet, not looked through, or gives none."""
    if one.accepted:
        yield "未说明原因" if one.next_step else "未说明"
    elif one.reporting is not None:
        yield "未审定" if one.reporting.reported_on else "未到期"


def _how_far(one: Told) -> Iterator[str]:
    if one.category is Category.NOT_STARTED:
        yield "未开工"
    elif one.category is Category.NOT_REPORTED:
        held = one.reporting
        came = "已报无数" if held and held.reported_on else "未报进度"
        yield "未报送" if held and held.missing else came
        if one.points is not None:
            yield "上次完成"
    elif one.behind:
        if one.points is not None and len(one.measures) > 1:
            yield "总体"
        yield "一项指标" if len(one.behind) == 1 else "多项指标"
    else:
        yield "评灯"


def reporting(facts: Facts, voice: Voice, mark: str) -> Iterator[Passage]:
    yield heading("报送", mark, voice)
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
    kept = [name for name, many in numbers.items() if many]
    if len(kept) == 1:
        every = "一件" if len(held) == 1 else "全部" if kept[0] == "按时" else "均"
        words = voice.of(f"报送.{every}{kept[0]}")
    else:
        words = "、".join(voice.of(f"报送.{name}") for name in kept) + "。"
    yield Passage("报送", voice.of("报送.应报") + words)
    for slot, ones in (("迟报", late), ("未报送", missing)):
        if ones:
            told = voice.of(f"{slot}.引言") + voice.list(f"{slot}.每件", ones)
            yield Passage(f"报送.{slot}", f"{told}。")


def compared(facts: Facts, voice: Voice, mark: str) -> Iterator[Passage]:
    yield heading("对比", mark, voice)
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
    yield heading("问题", mark, voice)
    others = facts.others
    told = [one for one in others if one.problem]
    every = "" if facts.slow else "各件"
    if told:
        words = voice.of(f"问题.{every}引言") + voice.list("问题.每件", told)
        yield Passage("问题", f"{words}。")
    elif others:
        heard = [one.accepted for one in others]
        none = "没有" if all(heard) else "部分没有" if any(heard) else "尚无"
        yield Passage("问题", voice.of(f"问题.{every}{none}"))
    asking = [one for one in facts.projects if one.coordination]
    if asking and not voice.report:  # a report carries no request (条例第十五条)
        words = voice.of("协调.引言") + voice.list("协调.每件", asking)
        yield Passage("协调", f"{words}。")
    yield Passage("下步", "".join(voice.of(f"下步.{slot}") for slot in _steps(facts)))


def _steps(facts: Facts) -> Iterator[str]:
    """What is to be done next: by those who are slow or by all, by who reported late or not at all,
    by the rest."""
    finished = all(one.category is Category.DONE for one in facts.projects)
    yield "全部完成" if finished else "较慢" if facts.slow else "各件"
    asked = [one.reporting for one in facts.projects if one.reporting is not None]
    if any(one.missing for one in asked):
        yield "未报送"
    if any(one.late for one in asked):
        yield "迟报"
    if facts.slow and any(one.category is not Category.DONE for one in facts.others):
        yield "其他"
