"""手册中的公文 — the kinds of official papers and the life of one, as the manual prints them."""

from collections.abc import Mapping
from types import MappingProxyType

from shishi.papers.content import Form
from shishi.rules.dispatches import ISSUING, STEPS, WAITS, DispatchState, Kind
from tests.tables import Table

SAYS: Mapping[Kind, tuple[Form, str]] = MappingProxyType(
    {
        Kind.BULLETIN: (
            Form.DOWNWARD,
            "一个月的总体情况、进展较慢的项目、报送情况、与上期比较；附全部项目",
        ),
        Kind.REPORT: (Form.UPWARD, "同一个月的情况，报县人民政府，写明签发人，不夹带请示"),
        Kind.MINUTES: (Form.MINUTES, "一次调度会：此前议定的落实情况、本次议定的事项、下次何时开"),
        Kind.REMINDER: (
            Form.LETTER,
            "一个单位逾期未报的各件：应于何日前报、已逾期几天、最迟何日补报",
        ),
        Kind.RETURN: (Form.DOWNWARD, "一份退回的报送：退回的原因、要改的项、最迟何日重报"),
        Kind.CORRECTION: (
            Form.DOWNWARD,
            "已印发的一份中哪些数有变动：原为、更正为、原因和入账日期",
        ),
    }
)
_LIFE = ("send", "return", "sign", "number", "void", "issue", "withdraw", "discard")


def tables() -> tuple[Table, ...]:
    """The kinds, what each step leads to, and whose turn it is."""
    kinds = tuple((kind, *SAYS[kind]) for kind in Kind)
    heads = ("现在的状态", *(STEPS[step] for step in _LIFE))
    steps = tuple((state, *(_after(step, state) for step in _LIFE)) for state in DispatchState)
    return (
        Table(
            "文种",
            "正文、附件和数字都由台账起草，可以逐段修改；表册另见“总台账”页的各种版式。",
            ("文种", "格式", "写什么"),
            kinds,
        ),
        Table(
            "一份公文的流程",
            "送签时全文和所依据的台账一并冻结，此后的更正不改动它。文号从登记簿取，一号一文。"
            "印发时由冻结的内容生成文件，同样的内容逐字节相同；末页印有留痕链的核验码，"
            "可以在“核对核验码”页或者用 `shishi verify --root` 核对。",
            heads,
            steps,
        ),
        Table("下一步由谁办", "待办里只提醒轮到的人。", ("状态", "下一步"), tuple(WAITS.items())),
    )


def _after(step: str, state: DispatchState) -> object:
    return ISSUING.after(step, state) if ISSUING.may(step, state) else "不能"
