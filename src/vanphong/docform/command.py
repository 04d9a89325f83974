"""The verbs of docform on the command line. Light: no Django, no typer, and only the module of the verb that is asked for."""

import sys
from collections.abc import Sequence
from importlib import import_module

VERBS = {
    "check": "Kiểm tra thể thức văn bản theo quy định áp dụng cho ngày ban hành.",
    "compose": "Trình bày một văn bản đúng thể thức từ tệp TOML, thành .docx hoặc PDF.",
    "read": "Đọc thông tin văn bản (cơ quan, số, ngày, trích yếu, người ký …), in ra JSON.",
}
BAD_USE = 2


def main(verb: str, arguments: Sequence[str]) -> int:
    """Run one verb; the exit status. A reader that closes the pipe early ends it quietly."""
    module = import_module(f"vanphong.docform.commands.{verb}")
    try:
        status: int = module.run(list(arguments))
        sys.stdout.flush()
    except BrokenPipeError:
        sys.stderr.close()
        return BAD_USE
    return status
