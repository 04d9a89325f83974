"""Office documents to PDF through LibreOffice: one process per document in the sandbox, with its own profile and its own fonts."""

import shutil
import tempfile
from pathlib import Path

from vanphong.files import sandbox
from vanphong.files.choices import FileFormat
from vanphong.kernel.errors import OfficeError

SECONDS = 120
MEMORY = 6144
"""Megabytes of address space: LibreOffice maps much that it does not use."""

_FONTS = """<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <include ignore_missing="yes">/etc/fonts/fonts.conf</include>
  <cachedir>{cache}</cachedir>
  <match target="pattern">
    <test name="family"><string>Times New Roman</string></test>
    <edit name="family" mode="prepend" binding="strong"><string>Tinos</string></edit>
  </match>
  <match target="pattern">
    <test name="family"><string>Arial</string></test>
    <edit name="family" mode="prepend" binding="strong"><string>Arimo</string></edit>
  </match>
</fontconfig>
"""
_SECURITY = {"MacroSecurityLevel": "3", "DisableMacrosExecution": "true", "BlockUntrustedRefererLinks": "true"}
_SETTING = '<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="{}" oor:op="fuse"><value>{}</value></prop></item>'
_PROFILE = (
    '<?xml version="1.0" encoding="UTF-8"?><oor:items xmlns:oor="http://openoffice.org/2001/registry">'
    + "".join(_SETTING.format(name, value) for name, value in _SECURITY.items())
    + "</oor:items>"
)


class NoConverter(OfficeError):
    """LibreOffice is not installed."""

    code = "no_converter"
    status = 503


class NotConverted(OfficeError):
    """LibreOffice could not make a PDF of this document."""

    code = "not_converted"
    status = 422


def converter() -> str | None:
    """The path of LibreOffice; None when it is not installed."""
    return shutil.which("soffice") or shutil.which("libreoffice")


def convert_to_pdf(data: bytes, kind: FileFormat, *, seconds: int = SECONDS) -> bytes:
    """The PDF of an office document. Raises `NoConverter`, `NotConverted`; never call it inside a transaction."""
    program = converter()
    if program is None:
        raise NoConverter(
            "Máy chủ chưa cài LibreOffice nên chưa tự chuyển sang PDF được. Đồng chí xuất PDF từ phần mềm soạn thảo rồi tải tệp PDF lên, "
            "hoặc đề nghị người quản trị cài gói libreoffice-writer."
        )
    with tempfile.TemporaryDirectory(prefix="vanphong-doi-") as name:
        folder = Path(name)
        source = folder / f"van-ban.{kind.extension}"
        source.write_bytes(data)
        _prepare(folder)
        _run([program, *_arguments(folder), str(source)], folder, seconds)
        made = folder / "pdf" / "van-ban.pdf"
        if not made.exists() or not made.stat().st_size:
            raise NotConverted(
                "LibreOffice không chuyển được tệp này sang PDF. Đồng chí xuất PDF từ phần mềm soạn thảo rồi tải tệp PDF lên."
            )
        return made.read_bytes()


def _prepare(folder: Path) -> None:
    (folder / "profile" / "user").mkdir(parents=True)
    (folder / "profile" / "user" / "registrymodifications.xcu").write_text(_PROFILE, "utf-8")
    (folder / "fonts.conf").write_text(_FONTS.format(cache=folder / "fonts"), "utf-8")


def _arguments(folder: Path) -> list[str]:
    profile = (folder / "profile").as_uri()
    return [
        f"-env:UserInstallation={profile}",
        "--headless",
        "--norestore",
        "--nologo",
        "--convert-to",
        "pdf",
        "--outdir",
        str(folder / "pdf"),
    ]


def _run(command: list[str], folder: Path, seconds: int) -> None:
    environment = {"FONTCONFIG_FILE": str(folder / "fonts.conf"), "SAL_USE_VCLPLUGIN": "svp"}
    try:
        sandbox.run(command, folder, sandbox.Bounds(seconds, MEMORY), environment)
    except sandbox.TookTooLong as failure:
        raise NotConverted(
            f"Chuyển sang PDF quá {seconds} giây nên đã dừng. Đồng chí xuất PDF từ phần mềm soạn thảo rồi tải tệp PDF lên."
        ) from failure
