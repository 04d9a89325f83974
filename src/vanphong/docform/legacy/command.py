"""`vanphong unlegacy`: the text of a file in Unicode, whatever fonts of the 1990s it was typed for."""

import json
from dataclasses import asdict
from pathlib import Path
from typing import Annotated

import typer

from vanphong.docform.legacy.decoding import Repaired

TYPES = {
    ".pdf": "application/pdf", ".doc": "application/msword", ".rtf": "application/rtf", ".xls": "application/vnd.ms-excel",
    ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    ".pptx": "application/vnd.openxmlformats-officedocument.presentationml.presentation",
    ".odt": "application/vnd.oasis.opendocument.text", ".ods": "application/vnd.oasis.opendocument.spreadsheet",
    ".eml": "message/rfc822", ".html": "text/html", ".htm": "text/html",
}  # fmt: skip


def unlegacy(
    file: Annotated[Path, typer.Argument(help="Tệp .docx, .doc, .rtf, .xls, .pdf, .txt…", exists=True, dir_okay=False)],
    *,
    output: Annotated[Path | None, typer.Option("--output", "-o", help="Ghi vào tệp này thay vì in ra.")] = None,
    side_by_side: Annotated[
        bool, typer.Option("--side-by-side", help="Mỗi dòng chữ cũ kèm dòng đã chuyển, cách nhau một dấu tab.")
    ] = False,
    as_json: Annotated[bool, typer.Option("--json", help="In từng dòng dạng JSON.")] = False,
) -> None:
    """Chuyển chữ TCVN3 (ABC), VNI, VPS, VISCII trong một tệp sang Unicode; tệp gốc giữ nguyên."""
    from vanphong.docform import api as docform

    try:
        read = docform.read_text(file.read_bytes(), TYPES.get(file.suffix.lower(), "text/plain"))
    except docform.Unreadable as failure:
        typer.secho(f"Không đọc được tệp «{file.name}»: {failure}", fg="red", err=True)
        raise typer.Exit(2) from None
    shown = _json(read) if as_json else _beside(read) if side_by_side else read.text
    if output:
        output.write_text(shown + "\n", "utf-8")
    else:
        typer.echo(shown)
    typer.secho(_told(read), err=True)


def _told(read: Repaired) -> str:
    if not read.encodings:
        return "Chữ trong tệp đã là Unicode, không có gì phải chuyển."
    names = ", ".join(encoding.label for encoding in read.encodings)
    changed = sum(line.is_changed for line in read.lines)
    return f"Đã chuyển {changed} dòng từ {names}; độ tin cậy {read.confidence:.1%}."


def _beside(read: Repaired) -> str:
    return "\n".join(f"{line.before}\t{line.after}" for line in read.lines if line.before.strip())


def _json(read: Repaired) -> str:
    lines = [asdict(line) for line in read.lines]
    return json.dumps({"confidence": read.confidence, "lines": lines}, ensure_ascii=False, indent=1)
