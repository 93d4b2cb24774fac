"""Word files turned into PDF by LibreOffice: all of them in one call, each type face by a free one.

The machine has none of the type faces that official papers ask for; a file of font settings says
which free family stands for which, so that the same is measured everywhere.
"""

import os
import subprocess
from collections.abc import Mapping
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

from shishi.papers.gongwen import TYPEFACES

FREE = {"黑体": "Noto Sans CJK SC"}
_ALL_PAGES = '{"IsSkipEmptyPages":{"type":"boolean","value":"false"}}'
_MATCH = (
    '<match target="pattern"><test name="family" qual="any"><string>{wanted}</string></test>'
    '<edit name="family" mode="assign" binding="strong"><string>{given}</string></edit></match>'
)
_SETTINGS = (
    '<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig>'
    '<include ignore_missing="yes">/etc/fonts/fonts.conf</include>{matches}</fontconfig>'
)


def render(files: Mapping[str, bytes], folder: Path) -> dict[str, bytes]:
    """The PDF of each file, by the names given. Pages that a section leaves empty are kept."""
    if not files:
        return {}
    fonts = folder / "fonts.conf"
    matches = "".join(
        _MATCH.format(wanted=one.preferred, given=FREE.get(one.preferred, "Noto Serif CJK SC"))
        for one in TYPEFACES.values()
    )
    fonts.write_text(_SETTINGS.format(matches=matches), encoding="utf-8")
    given = {name: folder / f"{place}.docx" for place, name in enumerate(files)}
    for name, path in given.items():
        path.write_bytes(files[name])
    command = (
        *("soffice", f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--headless"),
        *("--norestore", "--nolockcheck", "--nodefault", "--nofirststartwizard"),
        *("--convert-to", f"pdf:writer_pdf_Export:{_ALL_PAGES}", "--outdir", str(folder)),
        *map(str, given.values()),
    )
    settings = {**os.environ, "HOME": str(folder), "FONTCONFIG_FILE": str(fonts)}
    subprocess.run(command, env=settings, check=True, capture_output=True, timeout=300)
    return {name: path.with_suffix(".pdf").read_bytes() for name, path in given.items()}


def spoiled(content: bytes, part: str, was: str, now: str) -> bytes:
    """The Word file with one wrong setting in a part of it."""
    target = BytesIO()
    with ZipFile(BytesIO(content)) as given, ZipFile(target, "w") as made:
        for name in given.namelist():
            text = given.read(name)
            if name == part:
                assert was.encode() in text
                text = text.replace(was.encode(), now.encode())
            made.writestr(name, text)
    return target.getvalue()
