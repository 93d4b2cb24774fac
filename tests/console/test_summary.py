"""读取摘要: one draft in a terminal."""

from rich.console import Console

from shishi.console import summary
from shishi.reading import pipeline
from shishi.reading.source import SourceText

PLAN = (
    "云岭县人民政府办公室\n2026年2月9日\n\n云岭县2026年民生实事实施方案\n一、任务分解\n"
    "（一）道路工程。改造道路60公里以上，每户补助500元。\n责任单位：县交通局\n"
    "二、工作要求\n（一）强化调度。县发改委每月25日前汇总进展报县人民政府。\n"
)


def shown(renderable):
    console = Console(width=160, highlight=False)
    with console.capture() as captured:
        console.print(renderable)
    return captured.get()


def test_a_draft_in_full():
    out = shown(summary.full(pipeline.read(SourceText(PLAN, "txt")), "plan.txt"))
    assert "发文机关：云岭县人民政府办公室" in out
    assert "≥60公里" in out
    assert "500元/户" in out
    assert "没有写明完成时限" in out
    assert "每月" in out
    assert "县人民政府" in out


def test_brackets_of_the_text_are_no_markup():
    text = PLAN.replace("道路工程", "道路[red]工程")
    assert "道路[red]工程" in shown(summary.full(pipeline.read(SourceText(text, "txt")), "a.txt"))


def test_one_line_counts():
    line = shown(summary.line(pipeline.read(SourceText(PLAN, "txt")), "plan.txt"))
    assert line.startswith("plan.txt")
    assert "1 项，2 个数字" in line


def test_a_document_without_items_has_no_empty_tables():
    out = shown(summary.full(pipeline.read(SourceText("春风吹过山岗。", "txt")), "a.txt"))
    assert "实事\n" not in out
    assert "没有读" in out
