"""What becomes of an error that a view raised: a sentence, a redirect, or an incident with a number."""

import errno
import logging
import sqlite3
from typing import Any

import psycopg
import pytest
from django.db import IntegrityError, OperationalError, ProgrammingError
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
from vanphong.kernel.web.troubles import trouble

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


def caused_by(kind: type[Exception], cause: Exception) -> Exception:
    """A database error as Django hands it on."""
    error = kind("secret")
    error.__cause__ = cause
    return error


def sqlite_error(name: str) -> sqlite3.Error:
    error = sqlite3.OperationalError("secret")
    error.sqlite_errorname = name
    return error


TROUBLES = [
    (OSError(errno.ENOSPC, "x"), "disk_full", 507),
    (caused_by(OperationalError, sqlite_error("SQLITE_FULL")), "disk_full", 507),
    (caused_by(OperationalError, psycopg.errors.DiskFull("secret")), "disk_full", 507),
    (caused_by(OperationalError, sqlite_error("SQLITE_BUSY")), "busy", 503),
    (caused_by(OperationalError, psycopg.errors.DeadlockDetected("secret")), "busy", 503),
    (caused_by(OperationalError, psycopg.errors.SerializationFailure("secret")), "busy", 503),
    (caused_by(OperationalError, sqlite_error("SQLITE_IOERR_WRITE")), "database_away", 503),
    (caused_by(OperationalError, psycopg.errors.AdminShutdown("secret")), "database_away", 503),
    (caused_by(OperationalError, psycopg.OperationalError("connection refused")), "database_away", 503),
]
DEFECTS = [
    ValueError(),
    OSError(errno.ENOENT, "x"),
    caused_by(IntegrityError, psycopg.errors.UniqueViolation("x")),
    caused_by(OperationalError, sqlite_error("SQLITE_ERROR")),
    caused_by(ProgrammingError, psycopg.errors.UndefinedTable("x")),
]


class TestTroubles:
    @pytest.mark.parametrize(
        ("error", "code", "status"), TROUBLES, ids=lambda part: str(getattr(part, "__cause__", ""))
    )
    def test_of_the_machine_are_told_in_words_without_the_database(self, error, code, status, caplog):
        for headers in ({}, HTMX):
            answer = handle(error, **headers)
            assert (answer.status_code, answer["Retry-After"]) == (status, "30")
            assert f"{code}" in answer.content.decode()
            assert "secret" not in answer.content.decode()
        assert code in caplog.text

    @pytest.mark.parametrize("error", DEFECTS, ids=repr)
    def test_a_defect_is_no_trouble_of_the_machine(self, error):
        assert trouble(error) is None

    def test_what_fails_before_any_view_is_told_too(self):
        page = None
        try:
            raise TROUBLES[-1][0]
        except OperationalError:
            page = server_error(RequestFactory().get("/"))
        assert page.status_code == 503
        assert "Cơ sở dữ liệu đang tạm ngừng" in page.content.decode()


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
