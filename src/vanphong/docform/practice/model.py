"""A practice document: what it says, in which form it arrives, under which file name."""

import io
from dataclasses import dataclass
from enum import StrEnum
from random import Random
from typing import TYPE_CHECKING

from vanphong.docform.spec import DocumentSpec

if TYPE_CHECKING:
    from PIL import Image

SCAN_WIDTH = 1000


class Form(StrEnum):
    """How the document arrives."""

    PDF = "pdf"
    DOCX = "docx"
    SCAN = "scan"

    @property
    def media_type(self) -> str:
        """The media type of the file."""
        word = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
        return word if self is Form.DOCX else "application/pdf"


@dataclass(frozen=True)
class PracticeDocument:
    """One file that can be dropped on the page. `decomposed`: its text is stored in NFD."""

    key: str
    spec: DocumentSpec
    form: Form
    file_name: str
    decomposed: bool = False

    def render(self) -> bytes:
        """The file."""
        from vanphong.docform.writers.typeset import render_pdf
        from vanphong.docform.writers.word import compose

        spec = self.spec.decomposed() if self.decomposed else self.spec
        if self.form is Form.DOCX:
            return compose(spec)
        pdf = render_pdf(spec)
        return scanned(pdf) if self.form is Form.SCAN else pdf


def scanned(pdf: bytes) -> bytes:
    """The same pages as a scanner gives them: images, a little turned and grainy, no text layer."""
    from PIL import Image

    from vanphong.docform.pages import images_to_pdf, page_image, page_sizes

    chance = Random(7)  # noqa: S311 - grain on a picture, the same each time
    pages = [page_image(pdf, number, SCAN_WIDTH)[0] for number in range(1, len(page_sizes(pdf)) + 1)]
    return images_to_pdf([_grainy(Image.open(io.BytesIO(page)), chance) for page in pages])


def _grainy(page: "Image.Image", chance: Random) -> "Image.Image":
    from PIL import Image, ImageChops, ImageFilter

    grey = page.convert("L").rotate(chance.uniform(-0.6, 0.6), fillcolor=255, resample=Image.Resampling.BICUBIC)
    noise = Image.frombytes("L", grey.size, chance.randbytes(grey.width * grey.height)).point(
        lambda value: 215 + value // 7
    )
    return ImageChops.multiply(grey.filter(ImageFilter.GaussianBlur(0.5)), noise)
