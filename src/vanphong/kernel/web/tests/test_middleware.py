"""What becomes of an error that a view raised: a sentence, a redirect, or an incident with a number."""

import logging
from typing import Any

import pytest
from django.http import HttpResponse
from django.test import RequestFactory

from vanphong.kernel.errors import (
    AlreadyDone,
    InvalidInput,
    NotPermitted,
    OfficeError,
    RecordNotFound,
    RuleViolated,
    StaleRecord,
    WrongState,
)
from vanphong.kernel.web import answers, links
from vanphong.kernel.web.middleware import ErrorMiddleware, server_error

ERRORS = [
    (OfficeError("Lỗi."), 400),
    (NotPermitted("Không được."), 403),
    (RecordNotFound(), 404),
    (WrongState("Đã khác."), 409),
    (StaleRecord("Đã đổi."), 409),
    (RuleViolated(["Thiếu."]), 422),
    (InvalidInput("Sai."), 422),
]
HTMX = {"HX-Request": "true"}


def handle(error: Exception, **headers) -> Any:
    request = RequestFactory().post("/thu/", headers=headers)
    return ErrorMiddleware(lambda request: HttpResponse()).process_exception(request, error)


class TestAnticipated:
    @pytest.mark.parametrize(("error", "status"), ERRORS, ids=lambda part: getattr(part, "code", ""))
    @pytest.mark.parametrize("headers", [{}, HTMX], ids=["page", "fragment"])
    def test_is_shown_as_its_sentence_with_its_status(self, error, status, headers):
        answer = handle(error, **headers)
        assert answer.status_code == status
        assert error.message in answer.content.decode()
        assert ("<html" in answer.content.decode()) is not bool(headers)

    def test_a_boosted_link_and_a_step_back_get_the_whole_page(self):
        for header in ("HX-Boosted", "HX-History-Restore-Request"):
            assert "<html" in handle(RecordNotFound(), **HTMX, **{header: "true"}).content.decode()

    def test_what_was_done_already_leads_to_the_record(self, monkeypatch):
        monkeypatch.setattr(links, "url_of", lambda kind, record_id: f"/{kind}/{record_id}/")
        monkeypatch.setattr("vanphong.kernel.web.middleware.url_of", links.url_of)
        answer = handle(AlreadyDone("letter", 7))
        assert (answer.status_code, answer["Location"]) == (303, "/letter/7/")
        answer = handle(AlreadyDone("letter", 7), **HTMX)
        assert (answer.status_code, answer["HX-Redirect"]) == (204, "/letter/7/")


class TestIncident:
    def test_is_left_to_django_and_logged_with_a_number_that_the_page_says(self, caplog):
        request = RequestFactory().get("/thu/bi-mat/?q=noi-dung")
        middleware = ErrorMiddleware(lambda request: HttpResponse())
        with caplog.at_level(logging.ERROR, logger="vanphong.incident"):
            assert middleware.process_exception(request, ZeroDivisionError()) is None
        number = request.incident  # type: ignore[attr-defined]  # set by the middleware
        assert number in caplog.text
        assert "noi-dung" not in caplog.text
        page = server_error(request)
        assert page.status_code == 500
        assert number in page.content.decode()

    def test_a_page_without_a_number_gets_one(self):
        assert server_error(RequestFactory().get("/")).status_code == 500


class TestAnswers:
    @pytest.mark.parametrize(
        ("sent", "back"),
        [
            ({"next": "/van-ban-den/?q=1"}, "/van-ban-den/?q=1"),
            ({}, "/mac-dinh/"),
            ({"next": "https://elsewhere.example/"}, "/mac-dinh/"),
            ({"next": "//elsewhere.example/"}, "/mac-dinh/"),
            ({"next": "javascript:alert(1)"}, "/mac-dinh/"),
        ],
    )
    def test_the_way_back_stays_in_the_house(self, sent, back):
        assert answers.back_to(RequestFactory().post("/", sent), "/mac-dinh/") == back

    def test_events_for_the_browser_add_up(self):
        answer = answers.trigger(answers.trigger(HttpResponse(), "counts"), "toast", {"text": "Đã xong"})
        assert answer["HX-Trigger"] == '{"counts": null, "toast": {"text": "\\u0110\\u00e3 xong"}}'


class TestLinks:
    def test_a_record_has_the_page_its_module_says(self, monkeypatch):
        monkeypatch.setattr(links, "_ROUTES", {})
        monkeypatch.setattr(links, "_LISTS", {})
        assert links.url_of("letter", 1) == "/"
        links.register_list("letter", "outbox:jobs")
        assert links.url_of("letter", 1) == "/viec-nen/"
        links.register("letter", "lists:rename_view")
        assert links.url_of("letter", 1) == "/danh-sach/cach-xem/1/doi-ten/"
