"""The test bench itself: clean documents of all types and bodies, and each mistake planted somewhere."""

from itertools import islice

import pytest

from tests.docform.seeded.catalogue import MISTAKES, planted
from tests.docform.seeded.documents import CENTRE, CONGRESS, ISSUERS, samples
from tests.docform.seeded.mutations import UNSEEN
from vanphong.docform import api as docform
from vanphong.docform.writers.arrange import arrange
from vanphong.docform.writers.word import written

ARRANGED = [arrange(sample.spec) for sample in samples()]
TYPES = 33


class TestSamples:
    def test_are_of_all_types_and_bodies(self):
        specs = [sample.spec for sample in samples()]
        assert len({spec.type_name for spec in specs}) == TYPES
        assert {sample.issuer.key for sample in samples()} == {each.key for each in (*ISSUERS, CENTRE, CONGRESS)}

    def test_are_read_without_trouble(self):
        for document in islice(ARRANGED, 0, None, 10):
            sheet = docform.read_sheet(written(document), docform.DOCX)
            assert not sheet.problems
            assert not sheet.has_tracked_changes


class TestMistakes:
    def test_are_all_that_a_file_can_show(self):
        assert {each.code for each in MISTAKES} == {f"D{number:02}" for number in range(1, 51)} - UNSEEN

    @pytest.mark.parametrize("mistake", MISTAKES, ids=lambda each: f"{each.code} {each.way}")
    def test_can_be_made(self, mistake):
        clean = next(document for document in ARRANGED if planted(document, [mistake])[1])
        data, made = planted(clean, [mistake])
        assert made == [mistake]
        assert data != written(clean)
