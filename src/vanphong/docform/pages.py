"""The pages of a PDF: how many, how large, and each as an image."""

import io

import pypdfium2 as pdfium
from PIL import Image

from vanphong.docform.layout import Unreadable
from vanphong.docform.readers.pdfium import opened

LARGEST_SIDE = 6000


def page_sizes(data: bytes) -> tuple[tuple[float, float], ...]:
    """Width and height of every page in points, as shown. Raises `Locked` or `Unreadable`."""
    with opened(data) as document:
        try:
            return tuple(document.get_page_size(index) for index in range(len(document)))
        except pdfium.PdfiumError as failure:
            raise Unreadable(str(failure)) from failure


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
