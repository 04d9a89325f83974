"""Who may read a file, which files a record has, what the viewer shows."""

import json

import pytest

from vanphong.docform import api as docform
from vanphong.files import api as files
from vanphong.files import conversion, derivation
from vanphong.files.choices import DerivativeKind
from vanphong.files.tests import contents
from vanphong.files.tests.conftest import KIND
from vanphong.kernel.errors import RecordNotFound


class TestReadable:
    def test_by_whom_the_records_module_lets(self, office, attach, readers):
        version = attach(contents.pdf())
        reader = office.actor("chuyenvien")
        with pytest.raises(RecordNotFound):
            files.readable(reader, version.pk)
        readers.add(reader.person_id)
        assert files.readable(reader, version.pk) == version

    def test_of_a_kind_nobody_answers_for_by_nobody(self, attach, clerk):
        with pytest.raises(RecordNotFound):
            files.readable(clerk, attach(contents.pdf()).pk)

    def test_absent_and_forbidden_are_the_same(self, attach, clerk, readers):
        version = attach(contents.pdf())
        answers = []
        for number in (version.pk, 987654):
            with pytest.raises(RecordNotFound) as refused:
                files.readable(clerk, number)
            answers.append(refused.value.message)
        assert answers[0] == answers[1]

    def test_a_secret_one_only_with_clearance(self, office, attach, readers, on_isolated_network):
        version = attach(contents.pdf(), secrecy=2)
        able, unable = office.actor("bithu"), office.actor("chuyenvien")
        readers.update({able.person_id, unable.person_id})
        assert files.readable(able, version.pk) == version
        with pytest.raises(RecordNotFound):
            files.readable(unable, version.pk)

    def test_costs_one_query(self, attach, clerk, readers, django_assert_num_queries):
        version = attach(contents.pdf())
        readers.add(clerk.person_id)
        with django_assert_num_queries(1):
            files.readable(clerk, version.pk)


class TestWithContent:
    def test_finds_where_the_same_content_came_before(self, attach):
        data = contents.pdf()
        first, second = attach(data, record_id=1), attach(data, "khac.pdf", record_id=2)
        assert list(files.with_content(first.blob, KIND)) == [second, first]
        assert set(files.with_contents([first.blob_id], KIND)) == {first, second}
        assert not files.with_content(first.blob, "other").exists()


class TestViewer:
    def test_shows_the_pages_at_once_where_the_format_tells(self, attach):
        shown = files.viewer(attach(contents.blank_pdf(3)))
        assert [page.number for page in shown.pages] == [1, 2, 3]
        assert (shown.marks, shown.without_pages) == ("3 trang", "")
        assert shown.pages[0].url.endswith("/trang/1.lon.png")

    def test_offers_the_versions_to_turn_to(self, attach):
        first, second = attach(contents.pdf()), attach(contents.blank_pdf(2))
        shown = files.viewer(second, files.versions(KIND, 1), "?ban=")
        assert [(choice.label, choice.url, choice.current) for choice in shown.versions] == [
            ("Bản 1", f"?ban={first.pk}", False),
            ("Bản 2", f"?ban={second.pk}", True),
        ]

    @pytest.mark.parametrize(
        ("data", "name", "sentence"),
        [
            (contents.docx(), "a.docx", "Đang dựng trang xem"),
            (b"From: a@b.vn\r\nSubject: Gui\r\n\r\nx", "a.eml", "không có trang để xem"),
        ],
    )
    def test_says_why_there_are_no_pages(self, attach, data, name, sentence):
        assert sentence in files.viewer(attach(data, name)).without_pages

    def test_says_when_there_is_no_libreoffice(self, attach, monkeypatch, tmp_path):
        version = attach(contents.docx(), "a.docx")
        monkeypatch.setenv("PATH", str(tmp_path))
        assert conversion.converter() is None
        assert "chưa cài LibreOffice" in files.viewer(version).without_pages


class TestPlaces:
    def read_page(self, version, now):
        words = docform.page_words(files.content_of(version), 1)
        derivation.put(version.blob, DerivativeKind.WORDS, json.dumps(words).encode(), now, page=1)
        return docform.extract_text(files.content_of(version), docform.PDF).split("\n")[0].strip()

    def test_words_are_marked_where_they_stand(self, attach, office):
        version = attach(contents.pdf())
        words = self.read_page(version, office.now)
        ((page, (mark,)),) = files.places_of(version, {"read-sender": words}).items()
        assert (page, mark.key) == (1, "read-sender")
        assert 0 < float(mark.x) < float(mark.x) + float(mark.width) < 100

    def test_what_is_not_there_is_not_marked(self, attach, office):
        version = attach(contents.pdf())
        self.read_page(version, office.now)
        assert files.places_of(version, {"a": "không có ở đâu cả", "b": "—"}) == {}

    def test_before_a_page_was_read_nothing_is(self, attach):
        assert files.places_of(attach(contents.pdf()), {"a": "VĂN PHÒNG"}) == {}
