"""行文 — the sentences of a bulletin and of a report, slot by slot, as a county may reword them.

A sentence names its figures in braces (`rules.mentions`); a slot of one project names those of that
project. What is not reworded is said in the words of `SENTENCES`. A report says what stands under
报告. in its own words, the rest in those of the bulletin.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from shishi.rules import phrases
from shishi.rules.bulletins import Told
from shishi.rules.lifecycle import Verdict, no
from shishi.rules.mentions import GENERAL, OF_PROJECT
from shishi.rules.phrases import Fact, names

REPORT = "报告."
LONGEST = 500  # characters of a sentence
Sentences = Mapping[str, str]

# Slots that speak of one project: their names are those of that project.
EACH = ("较慢.", "迟报.每件", "未报送.每件", "问题.每件", "协调.每件", "对比.每件")

SENTENCES: Sentences = MappingProxyType(
    {
        "标题": "关于{年度}民生实事项目{月份}份进展情况的通报",
        "依据": "按照{依据}的要求，现将{年度}民生实事项目截至{截至日期}的进展情况通报如下。",
        "依据.无": "现将{年度}民生实事项目截至{截至日期}的进展情况通报如下。",
        "总体.标题": "总体情况",
        "总体.总数": "{地区}{年度}民生实事共{实事总数}件，分解为{指标总数}项指标。",
        "总体.未分解": "{地区}{年度}民生实事共{实事总数}件。",
        "总体.截至": "截至{截至日期}，",
        "总体.已完成": "已完成{已完成件数}件，占{已完成占比}",
        "总体.超序时": "超序时{超序时件数}件，占{超序时占比}",
        "总体.按序时": "按序时{按序时件数}件，占{按序时占比}",
        "总体.未达序时": "未达序时{未达序时件数}件，占{未达序时占比}",
        "总体.未开工": "未开工{未开工件数}件，占{未开工占比}",
        "总体.未报": "未报{未报件数}件，占{未报占比}",
        "总体.没有": "没有{没有的类别}的项目。",
        "总体.全部": "{实事总数}件均{各类名称}。",
        "总体.一件": "该件{各类名称}。",
        "总体.无实事": "{地区}{年度}方案没有列入实事。",
        "总体.指标": "各项指标中，已完成{指标完成数}项，占指标总数的{指标完成占比}。",
        "总体.指标未完成": "各项指标均未完成。",
        "总体.指标均完成": "各项指标均已完成。",
        "总体.一项未完成": "该项指标未完成。",
        "总体.一项已完成": "该项指标已完成。",
        "总体.开工": "已开工（启动）{开工件数}件，开工率{开工率}。",
        "总体.全部开工": "各件均已开工（启动），开工率{开工率}。",
        "总体.均未开工": "各件均未开工（启动）。",
        "总体.一件已开工": "该件已开工（启动）。",
        "总体.一件未开工": "该件未开工（启动）。",
        "总体.逾期未开工": "超过计划时间仍未开工的{逾期未开工件数}件。",
        "总体.其余未开工": "其余{其余未开工件数}件未到计划开工时间或未报开工。",
        "总体.资金": "按最近一次资金报表，年度计划{计划资金}，到位{到位资金}，到位率{到位率}；"
        "拨付{拨付资金}，拨付率{拨付率}。",
        "总体.未列资金": "按最近一次资金报表，年度计划未列资金，到位{到位资金}，拨付{拨付资金}。",
        "总体.部分未列资金": "按最近一次资金报表，已报全资金情况的{资金件数}件，年度计划未列资金，"
        "到位{到位资金}，拨付{拨付资金}；未报全资金情况的{未报资金件数}件。",
        "总体.部分资金": "按最近一次资金报表，已报全资金情况的{资金件数}件，年度计划{计划资金}，"
        "到位{到位资金}，到位率{到位率}；拨付{拨付资金}，拨付率{拨付率}；未报全资金情况的{未报资金件数}件。",
        "总体.资金未报": "资金方面，尚无报全计划、到位、拨付情况的项目。",
        "层级.标题": "按来源层级看",
        "层级.均为省级": "均为省级实事。",
        "层级.均为市级": "均为市级实事。",
        "层级.均为县级": "均为县级实事。",
        "类别.标题": "按项目类别看",
        "类别.均为建设类": "均为建设类项目。",
        "类别.均为服务保障类": "均为服务保障类项目。",
        "较慢清单.标题": "进展较慢的项目",
        "较慢清单.没有": "本期没有未达序时、未开工、未报的项目。",
        "较慢清单.引言": "进展较慢的项目共{较慢件数}件（见附件1），",
        "较慢.总体": "总体完成{完成比例}，应完成{序时比例}，{相差}。",
        "较慢.一项指标": "{落后最多指标}应完成{应完成}，实际完成{实际完成}，{指标相差}。",
        "较慢.多项指标": "{落后指标数}项指标未达序时，其中{落后最多指标}相差最多，应完成{应完成}，"
        "实际完成{实际完成}，{指标相差}。",
        "较慢.评灯": "{评灯依据}。",
        "较慢.未开工": "计划{计划开工日期}前{开工名称}，截至{截至日期}尚未{开工名称}。",
        "较慢.未报送": "本期应于{应报日期}前报送，尚未报送，进度无从核实。",
        "较慢.未报进度": "尚无可以核对进度的数据。",
        "较慢.已报无数": "本期已报送，但尚无可以核对进度的数据。",
        "较慢.上次完成": "此前报送的数据为总体完成{完成比例}，应完成{序时比例}，{相差}。",
        "较慢.卡点": "目前卡在{卡点}。",
        "较慢.停滞": "{停滞}。",
        "较慢.环节": "目前处于“{环节}”环节。",
        "较慢.理由": "已认定正当理由：{正当理由}。",
        "较慢.问题": "存在问题：{存在问题}。",
        "较慢.下步": "下步措施：{下步措施}。",
        "较慢.未到期": "本期报送尚未到期。",
        "较慢.未审定": "本期报送尚未审定。",
        "较慢.未说明": "本期报送未说明原因和下步措施。",
        "较慢.未说明原因": "本期报送未说明原因。",
        "较慢.单位": "责任单位：{责任单位}。",
        "报送.标题": "报送情况",
        "报送.没有": "本期没有应报送的项目。",
        "报送.应报": "本期应报送{应报件数}件，",
        "报送.全部按时": "全部按时报送。",
        "报送.均未报送": "到期均未报送。",
        "报送.均迟报": "均迟报。",
        "报送.一件按时": "已按时报送。",
        "报送.一件未报送": "到期未报送。",
        "报送.一件迟报": "已报送，属迟报。",
        "报送.一件未到期": "尚未到期。",
        "报送.按时": "按时报送{按时报送件数}件",
        "报送.迟报": "迟报{迟报件数}件",
        "报送.未报送": "到期未报送{未报送件数}件",
        "报送.未到期": "尚未到期{未到期件数}件",
        "报送.均未到期": "均尚未到期。",
        "迟报.引言": "迟报的是：",
        "迟报.每件": "第{序号}件{名称}（{填报单位}），应于{应报日期}前报送，{报送日期}报送",
        "未报送.引言": "到期未报送的是：",
        "未报送.每件": "第{序号}件{名称}（{填报单位}），应于{应报日期}前报送",
        "对比.标题": "与上期比较",
        "对比.首期": "本期为{年度}首期通报，没有上期数据可以比较。",
        "对比.引言": "与上期（{上期日期}）相比，",
        "对比.不变": "各类件数没有变化。",
        "对比.已完成": "已完成{已完成件数变化}，占比{已完成占比变化}",
        "对比.超序时": "超序时{超序时件数变化}，占比{超序时占比变化}",
        "对比.按序时": "按序时{按序时件数变化}，占比{按序时占比变化}",
        "对比.未达序时": "未达序时{未达序时件数变化}，占比{未达序时占比变化}",
        "对比.未开工": "未开工{未开工件数变化}，占比{未开工占比变化}",
        "对比.未报": "未报{未报件数变化}，占比{未报占比变化}",
        "对比.赶上": "不再列入进展较慢项目的{赶上件数}件：",
        "对比.新增": "新列入进展较慢项目的{新增较慢件数}件：",
        "对比.持续": "继续列入进展较慢项目的{持续较慢件数}件：",
        "对比.每件": "第{序号}件{名称}",
        "对比.更正": "上期通报后，有关数据更正如下：",
        "问题.标题": "存在问题及下步措施",
        "问题.引言": "其他项目在报送中反映的情况：",
        "问题.没有": "其他项目在本期报送中没有反映问题。",
        "问题.部分没有": "其他项目本期已审定的报送没有反映问题。",
        "问题.尚无": "其他项目本期尚无已审定的报送。",
        "问题.各件引言": "各项目在报送中反映的情况：",
        "问题.各件没有": "各项目在本期报送中没有反映问题。",
        "问题.各件部分没有": "各项目本期已审定的报送没有反映问题。",
        "问题.各件尚无": "各项目本期尚无已审定的报送。",
        "问题.每件": "第{序号}件{名称}（{填报单位}）反映“{存在问题}”",
        "协调.引言": "需要协调的事项：",
        "协调.每件": "第{序号}件{名称}（{填报单位}）提出“{需协调}”",
        "下步.较慢": "列入附件1的项目，责任单位要逐件查明原因，细化补齐进度的措施、时限和责任人，"
        "随下期报送一并说明；责任领导要加强调度，推动卡点限期解决。",
        "下步.未报送": "到期未报送的单位要立即补报，今后严格按时限报送，确保数据真实准确。",
        "下步.迟报": "迟报的单位今后要严格按时限报送。",
        "下步.其他": "其他项目要按照分月目标稳步推进，确保按期完成。",
        "下步.各件": "各责任单位要按照分月目标稳步推进，确保按期完成。",
        "下步.全部完成": "各责任单位要抓好资料归集和建后管护，确保实事长期发挥效益。",
        "报告.标题": "关于{年度}民生实事项目{月份}份进展情况的报告",
        "报告.依据": "按照{依据}的要求，现将{年度}民生实事项目截至{截至日期}的进展情况报告如下。",
        "报告.依据.无": "现将{年度}民生实事项目截至{截至日期}的进展情况报告如下。",
        "报告.总体.标题": "总体进展情况",
        "报告.对比.首期": "本期为{年度}首期报告，没有上期数据可以比较。",
        "报告.对比.更正": "上期报告后，有关数据更正如下：",
        "报告.问题.标题": "存在问题及下步打算",
        "报告.下步.较慢": "下一步，将督促责任单位对列入附件1的项目逐件查明原因，细化补齐进度的"
        "措施、时限和责任人，跟踪落实情况，并在下期报告中说明。",
        "报告.下步.未报送": "将督促到期未报送的单位立即补报。",
        "报告.下步.迟报": "将督促迟报的单位严格按时限报送。",
        "报告.下步.其他": "其他项目将继续按照分月目标跟踪推进，确保按期完成。",
        "报告.下步.各件": "下一步，将继续按照分月目标跟踪推进，确保按期完成。",
        "报告.下步.全部完成": "下一步，将督促责任单位抓好资料归集和建后管护，"
        "确保实事长期发挥效益。",
        "报告.结尾": "特此报告。",
    }
)


@dataclass(frozen=True, slots=True)
class Wording:
    """行文模板 of a county, a version of its rules: pairs of a slot and its own words."""

    own: tuple[tuple[str, str], ...] = ()

    @property
    def says(self) -> str:
        """改写了 3 处行文 · 用默认行文."""
        return f"改写了 {len(self.own)} 处行文" if self.own else "用默认行文"

    @property
    def sentences(self) -> Sentences:
        """Its own words; where it has none, those of the program."""
        return MappingProxyType({**SENTENCES, **dict(self.own)})


@dataclass(frozen=True, slots=True)
class Voice:
    """口径 — in whose words it is said: those of a bulletin, or of a report to the government."""

    sentences: Sentences
    report: bool = False

    def of(self, slot: str) -> str:
        own = self.sentences.get(REPORT + slot) if self.report else None
        return self.sentences[slot] if own is None else own

    def each(self, slot: str, one: Told) -> str:
        """The words of the slot with the names of that project."""
        words = self.of(slot)
        if not one.units:
            words = words.replace("（{填报单位}）", "")
        for name in {*names(words)} & OF_PROJECT:
            words = words.replace(f"{{{name}}}", f"{{第{one.number}件{name}}}")
        return words

    def list(self, slot: str, ones: Iterable[Told], between: str = "；") -> str:
        return between.join(self.each(slot, one) for one in ones)


def names_of(slot: str) -> frozenset[str]:
    """The figures that a sentence of the slot may name."""
    each = slot.removeprefix(REPORT).startswith(EACH)
    return GENERAL | OF_PROJECT if each else GENERAL


def unfit(wording: Wording) -> tuple[Verdict, ...]:
    """What keeps a county's own sentences from being used, each fault with its slot."""
    found: list[Verdict] = []
    seen: set[str] = set()
    for slot, words in wording.own:
        found += [no(f"“{slot}”：{each.says}", slot) for each in _faults(slot, words, seen)]
        seen.add(slot)
    return tuple(found)


def _faults(slot: str, words: str, seen: set[str]) -> list[Verdict]:
    if slot not in SENTENCES:
        return [no("没有这一处行文。请刷新页面后重新填写。")]
    if slot in seen:
        return [no("同一处行文写了两次。请保留一处。")]
    if not words.strip() or "\n" in words:
        return [no("行文不能为空，也不能分行。要用原来的句子，请删去这一处。")]
    if len(words) > LONGEST:
        return [no(f"行文不超过 {LONGEST} 个字。请精简。")]
    known = dict.fromkeys(names_of(slot), Fact(""))
    return list(phrases.unfit(words, known))
