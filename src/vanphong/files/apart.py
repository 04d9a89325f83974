"""What the child process does that `reading` starts: `python -m vanphong.files.apart TASK MEDIA_TYPE FOLDER [PAGE …]`; no Django in it.

The content lies in the folder as `content`; the answer is written there as `answer.json`, images beside it.
"""

import io
import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

from PIL import Image, ImageOps

from vanphong.docform import api as docform

LARGEST_PICTURE = 350_000_000
"""Pixels that one picture may have; beyond that its pages are not drawn."""
WIDTHS = {"nho": 240, "lon": 1240}


def main(arguments: list[str]) -> int:
    """Do the task; the answer holds `cause` when it cannot be done."""
    task, media_type, folder, *pages = arguments
    Image.MAX_IMAGE_PIXELS = LARGEST_PICTURE
    place = Path(folder)
    try:
        answer = TASKS[task](place, media_type, [int(page) for page in pages])
    except docform.Locked:
        answer = {"cause": "locked"}
    except (MemoryError, Image.DecompressionBombError):
        answer = {"cause": "memory"}
    except (docform.Unreadable, OSError, SyntaxError, ValueError, EOFError) as failure:
        answer = {"cause": "broken", "said": type(failure).__name__}
    (place / "answer.json").write_text(json.dumps(answer, ensure_ascii=False), "utf-8")
    return 0


def _text(place: Path, media_type: str, _pages: list[int]) -> dict[str, Any]:
    """The lines before and after repair; `bare`: the pages of a PDF that have no text of their own."""
    data = (place / "content").read_bytes()
    read = docform.read_text(data, media_type)
    return {
        "lines": [[line.before, line.after, line.encoding] for line in read.lines],
        "confidence": read.confidence,
        "bare": docform.bare_pages(data) if media_type == docform.PDF else [],
    }


def _particulars(place: Path, media_type: str, _pages: list[int]) -> dict[str, Any]:
    data = (place / "content").read_bytes()
    mark = docform.read_secrecy(data, media_type)
    read = docform.read_particulars(data, media_type).as_dict()
    return {"particulars": read, "secrecy": [mark.value, mark.page, mark.confidence] if mark else None}


def _sizes(place: Path, _media_type: str, _pages: list[int]) -> dict[str, Any]:
    return {"sizes": docform.page_sizes((place / "content").read_bytes())}


def _pages_of_pdf(place: Path, _media_type: str, pages: list[int]) -> dict[str, Any]:
    """Images of the pages from the first to the last asked for, in both widths, and the words with their boxes; broken pages are named."""
    data, words, broken = (place / "content").read_bytes(), {}, []
    for number in range(pages[0], pages[-1] + 1):
        try:
            image, _, _ = docform.page_image(data, number, WIDTHS["lon"])
            (place / f"{number}-lon.png").write_bytes(image)
            (place / f"{number}-nho.png").write_bytes(_smaller(image))
            words[number] = docform.page_words(data, number)
        except docform.Unreadable:
            broken.append(number)
    return {"words": words, "broken": broken}


def _smaller(image: bytes) -> bytes:
    with Image.open(io.BytesIO(image)) as opened:
        small = opened.convert("RGB")
        small.thumbnail((WIDTHS["nho"], WIDTHS["nho"] * 5))
        return docform.png_of(small)


def _picture_pdf(place: Path, _media_type: str, _pages: list[int]) -> dict[str, Any]:
    """A PDF with a page for each frame, at the resolution the picture tells."""
    with Image.open(place / "content") as image:
        frames = []
        across = float(image.info.get("dpi", (150.0, 150.0))[0] or 150.0)
        for index in range(getattr(image, "n_frames", 1)):
            image.seek(index)
            frames.append(ImageOps.exif_transpose(image).convert("RGB"))
        frames[0].save(
            place / "made.pdf",
            "PDF",
            save_all=True,
            append_images=frames[1:],
            resolution=across if across > 71 else 150.0,
        )
    return {"sizes": docform.page_sizes((place / "made.pdf").read_bytes())}


def _part(place: Path, _media_type: str, pages: list[int]) -> dict[str, Any]:
    """A PDF of these pages alone."""
    import pikepdf

    with pikepdf.open(place / "content") as whole, pikepdf.new() as part:
        for number in pages:
            part.pages.append(whole.pages[number - 1])
        part.save(place / "made.pdf")
    return {}


def _joined(place: Path, _media_type: str, parts: list[int]) -> dict[str, Any]:
    """One PDF of the parts, which keeps what the first says of itself (PDF/A)."""
    import pikepdf

    with pikepdf.open(place / f"part-{parts[0]}.pdf") as whole:
        for first in parts[1:]:
            with pikepdf.open(place / f"part-{first}.pdf") as part:
                whole.pages.extend(part.pages)
        whole.save(place / "made.pdf")
    return {"sizes": docform.page_sizes((place / "made.pdf").read_bytes())}


TASKS: dict[str, Callable[[Path, str, list[int]], dict[str, Any]]] = {
    "text": _text,
    "particulars": _particulars,
    "sizes": _sizes,
    "pages": _pages_of_pdf,
    "picture_pdf": _picture_pdf,
    "part": _part,
    "joined": _joined,
}

if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
