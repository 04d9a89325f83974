"""What a person reads when something was refused or failed."""

import pytest
from django.template.loader import render_to_string
from django.test import RequestFactory

from vanphong.kernel.errors import (
    InvalidInput,
    NotPermitted,
    OfficeError,
    RecordNotFound,
    RuleViolated,
    StaleRecord,
    WrongState,
)

ERRORS = [
    (NotPermitted("Đồng chí không được giao việc vào sổ."), "đổi tư cách làm việc"),
    (RecordNotFound(), "tra cứu theo số ký hiệu"),
    (WrongState("Văn bản đã được vào sổ."), "Tải lại trang"),
    (RuleViolated(["Chưa ghi trích yếu.", "Chưa chọn chủ trì."]), "Chưa có gì thay đổi"),
    (InvalidInput("Tệp không đọc được.", {"file": "Tệp có đặt mật khẩu."}), "Bổ sung"),
]


def shown(template: str, error: OfficeError) -> str:
    """The rendered refusal."""
    request = RequestFactory().get("/")
    return render_to_string(template, {"error": error, "status": error.status}, request)


class TestRefusal:
    @pytest.mark.parametrize("template", ["ui/error.html", "ui/error_fragment.html"])
    @pytest.mark.parametrize(("error", "advice"), ERRORS, ids=lambda part: getattr(part, "code", ""))
    def test_says_what_to_do(self, template: str, error: OfficeError, advice: str) -> None:
        text = shown(template, error)
        assert advice in text
        assert all(reason in text for reason in getattr(error, "reasons", (error.message,)))

    def test_lists_each_field(self) -> None:
        assert "Tệp có đặt mật khẩu." in shown("ui/error_fragment.html", ERRORS[-1][0])

    def test_shows_what_changed_meanwhile(self) -> None:
        text = shown("ui/error_fragment.html", StaleRecord("Đã có người sửa.", {"Hạn xử lý": ("28/11", "02/12")}))
        assert all(part in text for part in ("Hạn xử lý", "28/11", "02/12"))

    def test_is_a_fragment_only_for_htmx(self) -> None:
        assert "<html" in shown("ui/error.html", ERRORS[0][0])
        assert "<html" not in shown("ui/error_fragment.html", ERRORS[0][0])


class TestIncident:
    def test_gives_its_number(self) -> None:
        request = RequestFactory().get("/")
        assert "a1b2c3d4" in render_to_string("ui/incident.html", {"incident": "a1b2c3d4", "status": 500}, request)
