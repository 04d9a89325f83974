"""What goes out over HTTP: never something that a browser would run, never to whom it is not for."""

from urllib.parse import unquote

import pytest

from vanphong.files.tests import contents


@pytest.fixture
def client(office, clerk, readers):
    readers.add(clerk.person_id)
    return office.client("vanthu")


def body(response):
    return b"".join(response.streaming_content) if response.streaming else response.content


class TestDownload:
    def test_gives_the_bytes_as_they_came_to_be_saved(self, client, attach):
        data = contents.docx()
        response = client.get(f"/tep/{attach(data, 'Tờ trình 12.docx').pk}/")
        assert body(response) == data
        assert response["Content-Type"] == "application/octet-stream"
        assert response["Content-Disposition"].startswith("attachment")
        assert "Tờ trình 12.docx" in unquote(response["Content-Disposition"])

    @pytest.mark.parametrize(
        ("data", "name"),
        [
            (contents.pdf(), "a.pdf"),
            (contents.odt(), "a.odt"),
            ("Số 5 < 7".encode(), "a.txt"),
            (contents.picture("PNG"), "a.png"),
            (b"From: a@b.vn\r\nSubject: x\r\n\r\n<html><script>alert(1)</script></html>", "a.eml"),
        ],
    )
    def test_is_nothing_that_a_browser_would_run(self, client, attach, data, name):
        response = client.get(f"/tep/{attach(data, name).pk}/")
        assert response["Content-Type"] == "application/octet-stream"
        assert response["Content-Disposition"].startswith("attachment")
        assert response["X-Content-Type-Options"] == "nosniff"
        assert response["Content-Security-Policy"] == "sandbox; default-src 'none'"
        assert response["Cross-Origin-Resource-Policy"] == "same-origin"

    @pytest.mark.parametrize(
        "raw",
        [
            'a"; filename="b.pdf',
            "a\r\nX-Evil: 1.pdf",
            "\u202efdp.pdf",
            "../" * 40,
            "ắ" * 500,
            "\0.pdf",
            "Kế hoạch.pdf",
        ],
    )
    def test_no_name_breaks_the_header(self, client, attach, raw):
        response = client.get(f"/tep/{attach(contents.pdf(), raw).pk}/")
        assert response.status_code == 200
        assert "X-Evil" not in response
        assert response["Content-Disposition"].count('"') in (0, 2)
        assert response["Content-Disposition"].endswith((".pdf", '.pdf"'))

    def test_is_for_readers_alone(self, office, attach, readers):
        version = attach(contents.pdf())
        assert office.client("chuyenvien").get(f"/tep/{version.pk}/").status_code == 404

    def test_is_not_sent_again_when_it_has_not_changed(self, client, attach):
        url = f"/tep/{attach(contents.pdf()).pk}/"
        first = client.get(url)
        again = client.get(url, headers={"If-None-Match": first["ETag"]})
        assert (again.status_code, body(again)) == (304, b"")
        assert "Cookie" in first["Vary"]
        assert first["Cache-Control"].startswith("private")

    def test_what_is_secret_is_not_left_on_the_readers_disk(self, office, attach, readers, on_isolated_network):
        version = attach(contents.pdf(), secrecy=1)
        readers.add(office.actor("bithu").person_id)
        for address in (f"/tep/{version.pk}/", f"/tep/{version.pk}/trang/1.nho.png"):
            assert "no-store" in office.client("bithu").get(address)["Cache-Control"]

    def test_an_outsider_learns_nothing_from_the_tag(self, office, client, attach):
        url = f"/tep/{attach(contents.pdf()).pk}/"
        tag = client.get(url)["ETag"]
        assert office.client("chuyenvien").get(url, headers={"If-None-Match": tag}).status_code == 404

    def test_a_lost_content_is_told(self, client, attach):
        from django.core.files.storage import default_storage

        version = attach(contents.pdf())
        default_storage.delete(version.blob.key)
        response = client.get(f"/tep/{version.pk}/")
        assert response.status_code == 410
        assert "sao lưu" in response.content.decode()

    def test_a_visitor_signs_in_first(self, db, attach):
        from django.test import Client

        assert Client().get(f"/tep/{attach(contents.pdf()).pk}/")["Location"].startswith("/dang-nhap/")


class TestPage:
    def test_is_a_picture(self, client, attach):
        response = client.get(f"/tep/{attach(contents.pdf()).pk}/trang/1.nho.png")
        assert response["Content-Type"] == "image/png"
        assert response.content.startswith(b"\x89PNG")

    @pytest.mark.parametrize("part", ["9.nho.png", "0.nho.png", "1.to.png"])
    def test_that_is_not_there_is_not_found(self, client, attach, part):
        assert client.get(f"/tep/{attach(contents.pdf()).pk}/trang/{part}").status_code == 404

    def test_is_for_readers_alone(self, office, attach, readers):
        version = attach(contents.pdf())
        assert office.client("chuyenvien").get(f"/tep/{version.pk}/trang/1.nho.png").status_code == 404

    def test_is_not_drawn_again_when_it_has_not_changed(self, client, attach):
        url = f"/tep/{attach(contents.pdf()).pk}/trang/1.nho.png"
        assert client.get(url, headers={"If-None-Match": client.get(url)["ETag"]}).status_code == 304

    def test_costs_few_queries(self, client, attach, django_assert_max_num_queries):
        url = f"/tep/{attach(contents.pdf()).pk}/trang/1.nho.png"
        client.get(url)
        with django_assert_max_num_queries(5):
            client.get(url)
