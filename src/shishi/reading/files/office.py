"""旧版 Office 文件 — .doc, .wps, .xls and .et through LibreOffice, when it is installed.

Each call has a profile and a folder of its own, both gone afterwards; macros are never run and
links of the document never followed.
"""

import os
import shutil
import signal
import subprocess
import tempfile
from pathlib import Path

from shishi.reading.source import Unreadable

TIMEOUT = 90
"""Seconds for one file, the start of LibreOffice included."""
LARGEST_RESULT = 50_000_000
"""Bytes."""

_PROGRAMS = ("soffice", "libreoffice")
_SETTINGS = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry"
 xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
<item oor:path="/org.openoffice.Office.Common/Security/Scripting">
<prop oor:name="DisableMacrosExecution" oor:op="fuse"><value>true</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Security/Scripting">
<prop oor:name="MacroSecurityLevel" oor:op="fuse"><value>3</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Security/Scripting">
<prop oor:name="BlockUntrustedRefererLinks" oor:op="fuse"><value>true</value></prop></item>
</oor:items>
"""

_ABSENT = (
    "{suffix} 需要 LibreOffice 才能读取，请安装 libreoffice-writer，"
    "或在 Word/WPS 中另存为 .{target} 后再传。"
)
_FAILED = "{suffix} 文件无法转换，可能已损坏；请在 Word/WPS 中另存为 .{target} 后再传。"
_SLOW = "{suffix} 文件转换超时，已停止；请在 Word/WPS 中另存为 .{target} 后再传。"


def program() -> str | None:
    """The path of LibreOffice, None when it is not installed."""
    return next((found for name in _PROGRAMS if (found := shutil.which(name))), None)


def convert(content: bytes, suffix: str, target: str) -> bytes:
    """The file as `target` (docx, xlsx). `suffix` (.doc) tells LibreOffice what it is given.

    Raises Unreadable when LibreOffice is absent, fails or takes longer than TIMEOUT.
    """
    found = program()
    if found is None:
        raise Unreadable(_ABSENT.format(suffix=suffix, target=target))
    with tempfile.TemporaryDirectory(prefix="shishi-office-", ignore_cleanup_errors=True) as folder:
        given = Path(folder, "given").with_suffix(suffix)
        given.write_bytes(content)
        settings = Path(folder, "profile", "user", "registrymodifications.xcu")
        settings.parent.mkdir(parents=True)
        settings.write_text(_SETTINGS, encoding="utf-8")
        command = (
            *(found, f"-env:UserInstallation={Path(folder, 'profile').as_uri()}", "--headless"),
            *("--norestore", "--nolockcheck", "--nodefault", "--nofirststartwizard"),
            *("--convert-to", target, "--outdir", folder, str(given)),
        )
        if not _run(command, folder):
            raise Unreadable(_SLOW.format(suffix=suffix, target=target))
        made = given.with_suffix(f".{target}")
        if not made.is_file() or made.stat().st_size > LARGEST_RESULT:
            raise Unreadable(_FAILED.format(suffix=suffix, target=target))
        return made.read_bytes()


def _run(command: tuple[str, ...], folder: str) -> bool:
    """Did it end in time? Its children end with it in any case."""
    process = subprocess.Popen(
        command,
        cwd=folder,
        env={**os.environ, "HOME": folder, "TMPDIR": folder},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    try:
        process.wait(TIMEOUT)
    except subprocess.TimeoutExpired:
        return False
    else:
        return True
    finally:
        _end(process)


def _end(process: "subprocess.Popen[bytes]") -> None:
    """End the whole group: soffice is a script that starts soffice.bin."""
    try:
        os.killpg(process.pid, signal.SIGKILL)
    except ProcessLookupError:
        return
    finally:
        process.wait()
