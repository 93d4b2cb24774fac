"""打开文件 — the text of a file of the command line, or a sentence that says what is wrong."""

from pathlib import Path

from shishi.reading.files import formats
from shishi.reading.source import SourceText, Unreadable


def opened(path: Path) -> SourceText:
    """The text of the file; raises Unreadable, a sentence, for whatever the system refuses."""
    try:
        with path.open("rb") as file:  # one byte past the limit is enough to be refused
            content = file.read(formats.LARGEST_FILE + 1)
    except OSError as fault:
        raise Unreadable(trouble(fault)) from fault
    return formats.open_source(content, path.name)


def trouble(fault: OSError) -> str:
    """What the system refused, as a sentence."""
    for kind, says in TROUBLES.items():
        if isinstance(fault, kind):
            return says
    return f"系统不能读写（{fault.strerror or type(fault).__name__}），请检查磁盘后重试。"


TROUBLES: dict[type[OSError], str] = {
    FileNotFoundError: "找不到这个文件，请核对路径。",
    IsADirectoryError: "这是一个目录，请给出文件。",
    NotADirectoryError: "路径中有一段不是目录，请核对路径。",
    FileExistsError: "同名文件占用了这个目录名，请换一个目录。",
    PermissionError: "没有读写权限，请核对权限后重试。",
}
