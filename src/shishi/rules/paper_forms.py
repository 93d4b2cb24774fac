"""公文表单与依据 — the rows of the register of forms (`rules.forms`) that stand for official
papers: their head, their words, what is done with them; the layouts of tables, the archive."""

from shishi.rules.fields import Form, form

_WHEN, _CHANGED = "发生时", "每年一次，调整时"

PAPER_FORMS: tuple[Form, ...] = (
    form(
        *("letterheads", "发文设定", "汇总单位"),
        *("党政机关公文处理工作条例第九条（公文要素）", _CHANGED, "收文单位"),
        "organ=发文机关 code=机关代字 signer=上行文签发人 receivers=主送机关 copies=抄送机关 "
        "printer=印发机关 sealed=是否盖章 compared_on=单位间比较的依据",
        chosen="holds_from why",
    ),
    form(
        *("layouts", "台账版式", "汇总单位"),
        *("年度民生实事实施方案关于总台账的要求，各县表式不同", _CHANGED, "各单位"),
        "title=版式的表题 head-=栏目的表头",
        chosen="name grain unfinished order- width- why",
    ),
    form(
        *("phrases", "行文模板", "汇总单位"),
        *("党政机关公文处理工作条例第十九条（公文起草）", _CHANGED, "收文单位"),
        "s-=本县对一句话的说法",
    ),
    form(
        *("dispatches_edit", "文稿修改、手填数字", "汇总单位"),
        *("党政机关公文处理工作条例第十九条（公文起草）", _WHEN, "签发人、收文单位"),
        "title=公文标题 words=公文正文 lead=段首标题 reason=数不取自台账的理由",
    ),
    form(
        *("dispatches_steps", "公文退回、撤回、作废", "汇总单位、县领导"),
        *("党政机关公文处理工作条例第二十条、第二十二条（审核、签发）", _WHEN, "承办单位"),
        "reason=退回、撤回、作废的原因",
    ),
    form(
        *("dispatches_draw", "起草公文", "汇总单位"),
        *("选定文种和月份、会议、单位", _WHEN, "汇总单位"),
        chosen="matter",
    ),
    form(
        *("archives", "月度归档（选择月份）", "汇总单位"),
        *("档案管理", "每月一次", "汇总单位"),
        chosen="month",
    ),
    form(
        *("roots", "核对核验码（不是填报）", "使用人"),
        *("核对条件", "核对时", "本人"),
        chosen="words",
    ),
)
