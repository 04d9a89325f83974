"""How many planted mistakes are found, what is invented, and whether fixes mend: a sample; `bench/seeded_defects.py` measures all."""

from random import Random

import pytest

from tests.docform.seeded.catalogue import MISTAKES
from tests.docform.seeded.documents import earlier, samples
from tests.docform.seeded.measuring import Tally, findings, measure_one, together
from vanphong.docform import api as docform
from vanphong.docform.writers.arrange import arrange
from vanphong.docform.writers.word import written

SAMPLES = list(samples())
LEAST, LEAST_OF_A_CODE = 0.98, 0.9
EACH, SETS, PDFS = 2, 40, 30


@pytest.fixture(scope="module")
def tally():
    """Each mistake in two samples, and forty random sets, always the same ones."""
    chance, counted = Random(2026), Tally()
    for mistake in MISTAKES:
        _in_some(mistake, chance, counted)
    together(SAMPLES, SETS, chance, counted)
    return counted


def _in_some(mistake, chance, counted):
    made = 0
    for sample in chance.sample(SAMPLES, k=len(SAMPLES)):
        before = counted.total.planted
        measure_one(sample, [mistake], counted)
        made += counted.total.planted > before
        if made == EACH:
            return


class TestCleanDocuments:
    @pytest.mark.parametrize("form", ["05-HD/VPTW", "36-HD/VPTW"])
    def test_nothing_is_found(self, form):
        told = {}
        for sample in SAMPLES:
            spec = sample.spec if form.startswith("05") else earlier(sample)
            if found := findings(written(arrange(spec))):
                told[sample.key] = [f"{each.code} {each.sentence}" for each in found]
        assert not told

    def test_nothing_is_found_in_their_pdf(self):
        told = {}
        for sample in SAMPLES[:: len(SAMPLES) // PDFS]:
            report = docform.check(docform.render_pdf(sample.spec), docform.PDF)
            assert report.profile
            if report.findings:
                told[sample.key] = [f"{each.code} {each.sentence} {each.found}" for each in report.findings]
        assert not told


class TestPlantedMistakes:
    def test_are_found(self, tally):
        weak = {code: count.recall for code, count in tally.counts.items() if count.recall < LEAST_OF_A_CODE}
        assert tally.total.recall >= LEAST, tally.misses
        assert not weak, tally.misses

    def test_nothing_else_is_told(self, tally):
        assert tally.total.precision >= LEAST, tally.inventions

    def test_what_can_be_mended_is_mended_for_good(self, tally):
        assert tally.total.fixable
        assert not tally.unmended
