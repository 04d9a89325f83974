"""Old Word files to .docx through LibreOffice, where it is installed: own profile without macros, killed when it takes too long."""

import contextlib
import os
import shutil
import signal
import subprocess
import tempfile
from pathlib import Path

from vanphong.docform.layout import Unreadable

SECONDS = 60
_SETTING = '<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="{}" oor:op="fuse"><value>{}</value></prop></item>'
_PROFILE = (
    '<?xml version="1.0" encoding="UTF-8"?><oor:items xmlns:oor="http://openoffice.org/2001/registry">'
    + _SETTING.format("MacroSecurityLevel", "3")
    + _SETTING.format("DisableMacrosExecution", "true")
    + _SETTING.format("BlockUntrustedRefererLinks", "true")
    + "</oor:items>"
)


def has_converter() -> bool:
    """Whether LibreOffice is installed."""
    return bool(_program())


def _program() -> str | None:
    return shutil.which("soffice") or shutil.which("libreoffice")


def to_docx(data: bytes, *, seconds: int = SECONDS) -> bytes:
    """The .docx of an old Word file. Raises `Unreadable` when LibreOffice is missing or cannot do it."""
    program = _program()
    if program is None:
        raise Unreadable(
            "Tệp .doc đời cũ cần LibreOffice để đọc cách trình bày, máy này chưa cài. Lưu tệp dạng .docx rồi thử lại."
        )
    with tempfile.TemporaryDirectory(prefix="vanphong-doc-") as name:
        folder = Path(name)
        (folder / "profile" / "user").mkdir(parents=True)
        (folder / "profile" / "user" / "registrymodifications.xcu").write_text(_PROFILE, "utf-8")
        (folder / "van-ban.doc").write_bytes(data)
        _run(program, folder, seconds)
        made = folder / "made" / "van-ban.docx"
        if not made.exists() or not made.stat().st_size:
            raise Unreadable("LibreOffice không đọc được tệp .doc này. Lưu tệp dạng .docx rồi thử lại.")
        return made.read_bytes()


def _run(program: str, folder: Path, seconds: int) -> None:
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    target = ["--convert-to", "docx:MS Word 2007 XML", "--outdir", str(folder / "made"), str(folder / "van-ban.doc")]
    environment = {name: os.environ[name] for name in ("PATH", "LANG", "LC_ALL") if name in os.environ}
    process = subprocess.Popen(
        [program, profile, "--headless", "--norestore", "--nologo", *target],
        cwd=folder,
        env=environment | {"HOME": str(folder), "SAL_USE_VCLPLUGIN": "svp"},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    try:
        process.wait(timeout=seconds)
    except subprocess.TimeoutExpired as failure:
        raise Unreadable(f"Đọc tệp .doc quá {seconds} giây nên đã dừng. Lưu tệp dạng .docx rồi thử lại.") from failure
    finally:
        with contextlib.suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
