"""文种 — plan, bulletin or neither, by signs that hold for all such documents.

The title of a call, a tender or a communiqué settles it. News of visits are told by their words,
but items with units of their own outweigh them.
"""

import re
from collections.abc import Sequence

from shishi.reading.body.unnumbered import of_bulletin
from shishi.reading.draft import Aspect, DocumentKind, ItemDraft

_FRONT = 600  # characters in which a document says what it is
_LONG = 4000  # characters in which progress is looked for
_TITLES = 5  # lines in which the title stands
_WIDEST = 60  # characters of a line of a title
_OTHER_TITLE = re.compile(
    r"征集[^，。\n]{0,30}(?:公告|通告|启事|通知|建议|线索|意见)|统计公报|统计月报|问卷|倡议书|讣告"
    r"|人事任免|征求意见"
    r"|(?:招标|采购|竞争性|磋商|谈判|询价|比选|中标|成交|投标|招聘|录用|拍卖|挂牌|征收|听证|验收)"
    r"[^，。\n]{0,16}(?:公告|公示|文件|结果|邀请|通告)|候选项目|(?:答复|回复)(?:函|意见)?$"
    r"|建议(?:的)?(?:答复|复函)|简历|培训班"
    r"|见闻|侧记|纪实|掠影|巡礼|走笔|综述$|访谈"
)
_OTHER_BODY = re.compile(
    r"招标人|投标人|招标控制价|征集(?:范围|方式|时间|内容)|初步统计数|比上年(?:增长|下降)"
    r"|同比(?:增长|下降)|视察"
    r"|调研|座谈会|走访|代表们|本报讯|记者|邮编|来信|报名"
)
_BULLETIN_TITLE = re.compile(
    r"(?:进展|推进|完成|办理|实施|落实|督查|调度|进度)(?:情况|进度|月报|通报)|通报|月报|季报|周报"
    r"|简报|调度表"
    r"|进展表|进度表|亮灯|进度的(?:函|报告)|办理进度|(?:情况|进展|进度)的?(?:报告|汇报)"
)
_PROGRESS = re.compile(
    r"已(?:全部|经)?(?:完成|完工|开工|建成|安置|筛查|更新|拨付|发放|照护|投用|建|走访|兑付)"
    r"|截[至止]|完成率|序时"
    r"|占(?:全年|年度)?[^，。\n]{0,4}%|实际(?:完成|筛查|受益|建成)|累计完成|仅(?:建成|完成)"
)
_REPORTERS = r"(?:记者|通讯员|[^（）()\n]{0,12}融媒体)"
# Each begins with one character: a search for the first of a few characters is fast.
_NEWS = re.compile(
    rf"本报讯|讯[（(]|（{_REPORTERS}|\({_REPORTERS}|记者从|记者\s|日(?<=\d日)(?:上午|下午)"
    r"|视察|代表们|座谈会"
    r"|她说|他说|笑着说|高兴地说|奶奶|大爷|大妈|阿姨|街坊"
)
_VOTED = re.compile(r"票决(?:出|产生|确定|结果)|公布如下|如下")

_ACTUAL = Aspect.ACTUAL


def kind_of(text: str) -> DocumentKind:
    """What a document that is not `foreign` is by its words, before its items are known."""
    front, long = text[:_FRONT], text[:_LONG]
    progress = len(_PROGRESS.findall(long))
    if progress >= 2 and any(_BULLETIN_TITLE.search(line) for line in _title_lines(text)):
        return DocumentKind.BULLETIN
    if _NEWS.search(front) and not _VOTED.search(front):
        told = progress >= 4 or (progress >= 2 and len(of_bulletin(long)) >= 2)
        return DocumentKind.BULLETIN if told else DocumentKind.DISTRACTOR
    if progress >= 6 and progress * 200 > len(long):
        return DocumentKind.BULLETIN
    other = len(_OTHER_BODY.findall(front)) >= 4
    return DocumentKind.DISTRACTOR if other else DocumentKind.PLAN


def foreign(text: str) -> bool:
    """Whether the title says that this is no plan: a call, a tender, a communiqué."""
    return any(_OTHER_TITLE.search(line) for line in _title_lines(text))


def _title_lines(text: str) -> list[str]:
    """The lines at the top in which a title may stand."""
    first = text.strip().split("\n", _TITLES)[:_TITLES]
    return [line for line in first if len(line) <= _WIDEST]


def settled(kind: DocumentKind, items: Sequence[ItemDraft]) -> DocumentKind:
    """The kind once the items are known: without any it is no plan, several with units of their
    own are one, and those that mostly tell what was done are a bulletin."""
    if not items:
        return DocumentKind.DISTRACTOR
    owned = sum([bool(item.units) for item in items])
    if kind is DocumentKind.DISTRACTOR and owned >= 2 and owned * 2 > len(items):
        return DocumentKind.PLAN
    told = sum([_ACTUAL in [figure.aspect for figure in item.figures] for item in items])
    if kind is DocumentKind.PLAN and told * 2 > len(items):
        return DocumentKind.BULLETIN
    return kind
