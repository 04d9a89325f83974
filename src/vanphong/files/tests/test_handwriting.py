"""What of a scan's particulars can be relied on."""

from vanphong.files.rules.handwriting import doubted


def value(text, confidence=0.9):
    return {"value": text, "confidence": confidence, "page": 1, "text": text}


def words(*pairs):
    return lambda page: [(word, 0, 0, 0, 0, sure) for word, sure in pairs]


class TestDoubted:
    def test_takes_over_how_sure_the_words_are(self):
        read = doubted({"subject": value("về việc họp")}, words(("về", 90.0), ("việc", 90.0), ("họp", 60.0)))
        assert read["subject"]["confidence"] == 0.72
        assert read["handwritten"] == []

    def test_a_number_that_is_a_guess_is_left_out_and_named(self):
        read = doubted({"reference": value("Số 12/QĐ-UBND")}, words(("Số", 95.0), ("12/QĐ-UBND", 20.0)))
        assert read["reference"] is None
        assert read["handwritten"] == ["reference"]

    def test_an_empty_place_for_the_number_is_named(self):
        read = doubted({"reference": value("Số /QĐ-UBND")}, words(("Số", 95.0), ("/QĐ-UBND", 92.0)))
        assert read["handwritten"] == ["reference"]

    def test_what_is_typed_is_kept_and_words_on_other_pages_count_nothing(self):
        read = doubted(
            {"issued_on": value("ngày 5"), "page_count": 3, "sender": None}, words(("ngày", 99.0), ("5", 97.0))
        )
        assert read["issued_on"]["confidence"] == 0.88
        assert (read["page_count"], read["sender"]) == (3, None)
