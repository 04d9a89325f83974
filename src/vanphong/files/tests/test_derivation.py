"""What is made of a content: text, particulars, PDF, pictures of pages; made once, and again when lost."""

import io

import pytest
from django.core.files.storage import default_storage
from PIL import Image

from vanphong.docform import api as docform
from vanphong.files import api as files
from vanphong.files import derivation
from vanphong.files.choices import DerivativeKind, PageSize
from vanphong.files.models import Derivative
from vanphong.files.tests import contents
from vanphong.kernel.errors import RecordNotFound


def size_of(png):
    with Image.open(io.BytesIO(png)) as image:
        return image.size


class TestText:
    @pytest.mark.parametrize(("make", "name"), [(contents.pdf, "a.pdf"), (contents.docx, "a.docx")])
    def test_is_read(self, office, keep, make, name):
        assert "TỈNH ỦY THỰC HÀNH" in files.text_of(keep(make(), name), office.now)

    @pytest.mark.parametrize(("data", "name"), [(contents.picture("PNG"), "a.png"), (contents.blank_pdf(2), "a.pdf")])
    def test_of_a_scan_is_empty(self, office, keep, data, name):
        assert files.text_of(keep(data, name), office.now).strip() == ""


class TestParticulars:
    def test_are_read_with_their_confidence(self, office, keep):
        read = files.particulars(keep(contents.docx(), "a.docx"), office.now)
        assert read["subject"]["value"]
        assert 0 <= read["subject"]["confidence"] <= 1

    def test_of_a_scan_are_none_but_its_pages(self, office, keep):
        read = files.particulars(keep(contents.blank_pdf(2)), office.now)
        assert read["subject"] is None
        assert read["page_count"] == 2


class TestMadeOnce:
    def test_is_kept_and_not_made_again(self, office, keep):
        blob = keep(contents.pdf())
        first = derivation.page_image(blob, 1, PageSize.SMALL, office.now)
        key = derivation.key_of(blob, DerivativeKind.PAGE, 1, PageSize.SMALL)
        default_storage.delete(key)
        with default_storage.open(key, "wb") as file:
            file.write(b"kept")
        assert derivation.page_image(blob, 1, PageSize.SMALL, office.now) == b"kept"
        assert first.startswith(b"\x89PNG")

    def test_is_made_again_when_the_storage_lost_it(self, office, keep):
        blob = keep(contents.pdf())
        first = derivation.page_image(blob, 1, PageSize.SMALL, office.now)
        default_storage.delete(derivation.key_of(blob, DerivativeKind.PAGE, 1, PageSize.SMALL))
        assert derivation.page_image(blob, 1, PageSize.SMALL, office.now) == first
        assert Derivative.objects.filter(blob=blob, kind=DerivativeKind.PAGE).count() == 1


class TestPageImage:
    def test_has_the_width_asked_for(self, office, keep):
        blob = keep(contents.pdf())
        for size in PageSize:
            assert size_of(derivation.page_image(blob, 1, size, office.now))[0] == size.width

    def test_of_a_picture_is_the_picture(self, office, keep):
        blob = keep(contents.picture("TIFF", (3000, 1500), frames=2), "a.tif")
        assert size_of(derivation.page_image(blob, 2, PageSize.LARGE, office.now)) == (1240, 620)

    @pytest.mark.parametrize("number", [0, 5])
    def test_that_is_not_there_is_not_found(self, office, keep, number):
        for blob in (keep(contents.pdf()), keep(contents.picture("PNG"), "a.png")):
            with pytest.raises(RecordNotFound):
                derivation.page_image(blob, number, PageSize.SMALL, office.now)


class TestPdf:
    def test_of_a_pdf_is_itself(self, office, keep):
        data = contents.pdf()
        assert files.to_pdf(keep(data), office.now) == data

    def test_of_pictures_has_a_page_for_each(self, office, keep):
        blob = keep(contents.picture("TIFF", (300, 400), frames=3), "a.tif")
        assert len(docform.page_sizes(files.to_pdf(blob, office.now))) == 3

    def test_of_a_word_document_comes_from_libreoffice(self, office, keep):
        blob = keep(contents.docx(), "a.docx")
        assert derivation.sizes_of(blob) == []
        pdf = files.to_pdf(blob, office.now)
        assert pdf.startswith(b"%PDF-")
        assert "TỈNH ỦY THỰC HÀNH" in docform.extract_text(pdf, "application/pdf")
        ((width, height),) = derivation.sizes_of(blob)
        assert (round(width), round(height)) == (595, 842)
