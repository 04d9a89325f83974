"""`vanphong compose`: a document laid out from a TOML file, as .docx or PDF."""

import sys
from collections.abc import Sequence
from pathlib import Path

from vanphong.docform.commands.arguments import Arguments, BadArguments, parsed

DONE, BAD = 0, 2
HELP = """Trình bày một văn bản đúng thể thức từ tệp TOML.

  vanphong compose VĂN-BẢN.toml -o VĂN-BẢN.docx      (hoặc .pdf)

Các mục của tệp và ví dụ cho từng loại: docs/compose.md.

Mã thoát: 0 đã ghi, 2 tệp hoặc câu lệnh sai."""


def run(given: Sequence[str]) -> int:
    """Run the command; its exit status."""
    try:
        arguments = parsed(given, options=("-o", "--output"), flags=("--help", "-h"))
        if arguments.flags:
            sys.stdout.write(f"{HELP}\n")
            return DONE
        return _compose(arguments)
    except BadArguments as error:
        return _complain(f"{error} Xem «vanphong compose --help».")


def _compose(arguments: Arguments) -> int:
    from vanphong.docform.specification import BadSpecification, specification

    source, target = _paths(arguments)
    try:
        spec = specification(source.read_text(encoding="utf-8"))
    except OSError:
        return _complain(f"{source}: không mở được tệp.")
    except UnicodeDecodeError:
        return _complain(f"{source}: tệp phải lưu bằng bảng mã UTF-8.")
    except BadSpecification as error:
        return _complain("\n".join(f"{source}: {fault}" for fault in error.faults))
    if target.suffix.lower() == ".pdf":
        from vanphong.docform.writers.typeset import render_pdf as write
    else:
        from vanphong.docform.writers.word import compose as write
    target.write_bytes(write(spec))
    return DONE


def _paths(arguments: Arguments) -> tuple[Path, Path]:
    output = arguments.one("-o") or arguments.one("--output")
    if len(arguments.files) != 1 or not output:
        raise BadArguments("Ghi một tệp TOML và tên tệp ra sau -o.")
    if Path(output).suffix.lower() not in {".docx", ".pdf"}:
        raise BadArguments("Tệp ra phải là .docx hoặc .pdf.")
    return Path(arguments.files[0]), Path(output)


def _complain(sentence: str) -> int:
    sys.stderr.write(f"{sentence}\n")
    return BAD
