"""控制台 — the command `shishi`; one file a command, loaded only when it is asked for."""

import sys
from importlib import import_module

import typer

COMMANDS = {
    "read": "读取方案文件，列出实事、数字、单位、时限和需要核对的地方。",
    "lint": "核校一份公文的数字、标点、序号和格式。",
    "up": "启动服务；首次运行打印建立管理员的一次性链接。",
    "demo": "建立并启动虚构县的演示。",
    "ledger": "导出总台账。",
    "lights": "列出各项实事某一天的亮灯及其依据。",
    "bulletin": "由台账生成一个月的月通报。",
    "report": "由台账生成一个月的月度报告。",
    "tick": "每日值班：开放到期的报送，评当日的灯，生成并投递提醒；停机后补评。",
    "archive": "把一个月的公文、台账、数据和留痕归为一个文件。",
    "verify": "核对留痕链，指出第一处改动；或核对一份归档。",
}


def main() -> None:
    """Run the command that the words of the command line name.

    A command's file is named as the command and holds a function of that name. Only the one
    asked for is imported: `shishi read` must start quickly and without Django.
    """
    asked = next((word for word in sys.argv[1:] if not word.startswith("-")), "")
    app = typer.Typer(
        help="实事：从方案文件到总台账。",
        no_args_is_help=True,
        add_completion=False,
        rich_markup_mode=None,
        pretty_exceptions_enable=False,
    )
    app.callback()(lambda: None)
    for name, says in COMMANDS.items():
        deed = getattr(import_module(f"shishi.console.{name}"), name) if name == asked else _unasked
        app.command(name, help=says)(deed)
    app()


def _unasked() -> None:
    """Stands in the list of commands for one whose file was not loaded."""
