"""Recognition of real documents against the reviewed expectations, where the documents are at hand; elsewhere it says that there are none."""

import sys

from bench.recognition import ROOT, measured

CORPUS = ROOT.parent / "shared" / "corpus"
LEAST = {"reference": 0.95, "issued_on": 0.95, "type_name": 0.95, "subject": 0.95, "sender": 0.95, "signer_name": 0.9}


class TestRealDocuments:
    def test_are_recognised_as_they_were_read_by_a_person(self, capsys):
        if not CORPUS.exists():
            with capsys.disabled():
                sys.stdout.write("\nNo corpus of real documents here: nothing measured.\n")
            return
        rates, missed = measured(CORPUS, is_whole=False)
        assert {field for field, (hits, cases) in rates.items() if hits < LEAST[field] * cases} == set(), missed
