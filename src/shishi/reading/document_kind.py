"""文种 — plan, bulletin or neither, by signs that hold for all such documents."""

import re

from shishi.reading.draft import DocumentKind
from shishi.reading.unnumbered import of_bulletin

_HEAD = 600  # characters in which a document says what it is
_LONG = 4000  # characters in which progress is looked for
_DISTRACTOR_TITLE = re.compile(
    r"(?:公开)?征集[^，。\n]{0,30}(?:公告|通告|启事|通知|建议|线索)|(?:招标|采购|竞争性|磋商|谈判|询价|比选|中标|成交|投标)[^，。\n]{0,16}(?:公告|公示|文件|结果|邀请)|招标公告|统计公报|"
    r"(?:招聘|录用|拍卖|挂牌|征收|听证)[^，。\n]{0,16}(?:公告|公示)|问卷调查|意见建议的公告|倡议书|讣告|人事任免|候选项目(?:公示|征求)"
)
_DISTRACTOR_BODY = re.compile(
    r"招标人|投标人|招标控制价|征集(?:范围|方式|时间|内容)|国民经济和社会发展统计|初步统计数|比上年增长|同比增长|视察|调研|座谈会|走访|现场填写|代表们|融媒体中心|本报讯|记者"
)
_BULLETIN_TITLE = re.compile(
    r"(?:进展|推进|完成|办理|实施|落实|督查|调度|进度)(?:情况|进度|月报|通报)|(?:督查|进展|调度)?通报|月报|季报|周报|调度表|进展表|进度表|进度的(?:函|报告)|办理进度|(?:情况|进展|进度)的?(?:通报|报告|汇报)|(?:推进|进展|完成)情况"
)
_PROGRESS = re.compile(r"已(?:完成|开工|建成|安置|筛查|更新|拨付|发放|照护|投用|建)|截[至止]|完成率|序时|占(?:全年|年度)?[^，。\n]{0,4}%|实际(?:完成|筛查|受益|建成)|累计完成")
_NEWS = re.compile(r"本报讯|讯（|讯\(|记者|通讯员|融媒体|发布 ?[|｜]|日(?:上午|下午)|视察|代表们|开展集中|座谈")
_VOTED = re.compile(r"票决(?:出|产生|确定|结果)|现(?:将[^。\n]{0,30})?公布如下|如下")


def kind_of(text: str) -> DocumentKind:
    """What the document is, before its items are known."""
    head = text[:_HEAD]
    first = "\n".join(text.strip().split("\n")[:8])[:300]
    if _DISTRACTOR_TITLE.search(first):
        return DocumentKind.DISTRACTOR
    body = len(_DISTRACTOR_BODY.findall(head))
    if _BULLETIN_TITLE.search(first) and len(_PROGRESS.findall(text[:_LONG])) >= 2:
        return DocumentKind.BULLETIN
    progress = len(_PROGRESS.findall(text[:_LONG]))
    if _NEWS.search(head) and not _VOTED.search(head):
        told = progress >= 3 and len(of_bulletin(text[:_LONG])) >= 2
        return DocumentKind.BULLETIN if told else DocumentKind.DISTRACTOR
    if progress >= 6 and progress * 200 > len(text[:_LONG]):
        return DocumentKind.BULLETIN
    return DocumentKind.DISTRACTOR if body >= 4 else DocumentKind.PLAN
