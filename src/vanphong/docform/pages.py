"""The pages of a PDF: how many, how large, and each as an image."""

import ctypes
import io
from collections.abc import Iterator

import pypdfium2 as pdfium
from PIL import Image
from pypdfium2 import raw

from vanphong.docform.layout import Unreadable
from vanphong.docform.legacy.decoding import decode
from vanphong.docform.legacy.detection import detect
from vanphong.docform.readers.pdfium import opened

LARGEST_SIDE = 6000
A4 = (595.28, 841.89)
FEW_LETTERS = 12
"""A page with fewer letters is a picture, whatever page number or watermark stands on it."""
Word = tuple[str, float, float, float, float]
"""A word and its box as parts of the page's width and height, from its upper left corner: left, top, right, bottom."""
_FINE = 1_000_000


def page_sizes(data: bytes) -> tuple[tuple[float, float], ...]:
    """Width and height of every page in points, as shown; of a broken page among good ones those of A4. Raises `Locked` or `Unreadable`."""
    with opened(data) as document:
        sizes = [_size(document, index) for index in range(len(document))]
    if all(size is None for size in sizes):
        raise Unreadable("Không đọc được trang nào của tệp PDF.")
    return tuple(size or A4 for size in sizes)


def _size(document: pdfium.PdfDocument, index: int) -> tuple[float, float] | None:
    try:
        size: tuple[float, float] = document.get_page_size(index)
    except pdfium.PdfiumError:
        return None
    return size


def page_image(data: bytes, number: int, width: int) -> tuple[bytes, int, int]:
    """Page `number` (from 1) as a PNG of that width, with its width and height in pixels. Raises `Unreadable`, `IndexError`."""
    with opened(data) as document:
        if not 1 <= number <= len(document):
            raise IndexError(number)
        try:
            page = document[number - 1]
            scale = min(width / page.get_width(), LARGEST_SIDE / page.get_height())
            image = page.render(scale=scale, may_draw_forms=True).to_pil()
            page.close()
        except (pdfium.PdfiumError, ZeroDivisionError, MemoryError) as failure:
            raise Unreadable(str(failure)) from failure
    return png_of(image), image.width, image.height


def png_of(image: Image.Image) -> bytes:
    """A PNG; grey where the page has no colour, which halves its size."""
    rgb = image.convert("RGB")
    red, green, blue = rgb.resize((64, 64)).split()
    is_grey = red.tobytes() == green.tobytes() == blue.tobytes()
    out = io.BytesIO()
    (rgb.convert("L") if is_grey else rgb).save(out, "PNG", compress_level=4)
    return out.getvalue()


def images_to_pdf(images: list[Image.Image]) -> bytes:
    """A PDF of page images without a text layer, as a scanner makes it."""
    out = io.BytesIO()
    images[0].save(out, "PDF", save_all=True, append_images=images[1:], resolution=150)
    return out.getvalue()


def bare_pages(data: bytes) -> list[int]:
    """The pages that have no text of their own, numbered from 1. Raises `Locked`, `Unreadable`."""
    with opened(data) as document:
        return [index + 1 for index in range(len(document)) if _letters(document, index) < FEW_LETTERS]


def _letters(document: pdfium.PdfDocument, index: int) -> int:
    try:
        page = document[index]
        text = page.get_textpage()
        found = sum(letter.isalpha() for letter in str(text.get_text_range()))
        text.close()
        page.close()
    except pdfium.PdfiumError:
        return FEW_LETTERS
    return found


def page_words(data: bytes, number: int) -> list[Word]:
    """The words of a page in reading order with their boxes, old encodings converted. Raises `Unreadable`."""
    with opened(data) as document:
        try:
            page = document[number - 1]
            text = page.get_textpage()
            words = list(_words(page, text))
            text.close()
            page.close()
        except pdfium.PdfiumError as failure:
            raise Unreadable(str(failure)) from failure
    old = detect(" ".join(word[0] for word in words)).encoding
    return [(decode(word[0], known=old).text if old else word[0], *word[1:]) for word in words]


def _words(page: pdfium.PdfPage, text: pdfium.PdfTextPage) -> Iterator[Word]:
    letters: list[str] = []
    boxes: list[tuple[float, float, float, float]] = []
    for position in range(raw.FPDFText_CountChars(text)):
        letter = chr(raw.FPDFText_GetUnicode(text, position))
        if not letter.isspace() and letter != "\0":
            letters.append(letter)
            boxes.append(_box(page, text, position))
        elif letters:
            yield _word(letters, boxes)
            letters, boxes = [], []
    if letters:
        yield _word(letters, boxes)


def _word(letters: list[str], boxes: list[tuple[float, float, float, float]]) -> Word:
    lefts, tops, rights, bottoms = zip(*boxes, strict=True)
    around = (min(lefts), min(tops), max(rights), max(bottoms))
    return ("".join(letters), *(round(side, 4) for side in around))


def _box(page: pdfium.PdfPage, text: pdfium.PdfTextPage, position: int) -> tuple[float, float, float, float]:
    left, right, bottom, top = (ctypes.c_double() for _ in range(4))
    raw.FPDFText_GetCharBox(text, position, left, right, bottom, top)
    ends = [_shown(page, left.value, top.value), _shown(page, right.value, bottom.value)]
    across, down = [end[0] for end in ends], [end[1] for end in ends]
    return min(across), min(down), max(across), max(down)


def _shown(page: pdfium.PdfPage, across: float, down: float) -> tuple[float, float]:
    """A point of the page as it is shown, turned pages included."""
    x, y = ctypes.c_int(), ctypes.c_int()
    raw.FPDF_PageToDevice(page, 0, 0, _FINE, _FINE, 0, across, down, x, y)
    return x.value / _FINE, y.value / _FINE
