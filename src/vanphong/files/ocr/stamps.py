"""A plugin of OCRmyPDF, loaded by its own Python: what Tesseract sees has no red ink, so that type under a stamp can be read.

Black type is dark in every colour; red ink is bright in the red one. So each pixel becomes as bright as its red part, and brighter the redder it
is; pencil, blue ink and type stay as they are. The page that people see keeps its stamp.
"""

from ocrmypdf import hookimpl
from PIL import Image, ImageChops


@hookimpl  # type: ignore[untyped-decorator]  # pluggy's, in the Python of OCRmyPDF
def filter_ocr_image(page: object, image: Image.Image) -> Image.Image:
    """The picture that is recognised."""
    return without_red(image)


def without_red(image: Image.Image) -> Image.Image:
    """The picture in grey, red ink as paper."""
    if image.mode in {"1", "L"}:
        return image
    red, green, blue = image.convert("RGB").split()
    redness = ImageChops.subtract(red, ImageChops.lighter(green, blue))
    return ImageChops.lighter(image.convert("L"), ImageChops.add(red, redness))
