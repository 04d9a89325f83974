from typing import Any
from urllib.parse import unquote

import pytest
from django.http import HttpResponse
from django.test import RequestFactory

from vanphong.kernel.errors import NotPermitted
from vanphong.kernel.permissions import PermissionSet, sentences
from vanphong.kernel.tests.letters import actor
from vanphong.kernel.web.gates import public, requires, signed_in


class Permission(PermissionSet):
    DO = "letter:do", "Làm việc với thư."
    SIGN = "letter:sign", "Ký thư."


def view(request, *args: Any):
    return HttpResponse("vào được")


def ask(gated, who=None, **headers):
    request: Any = RequestFactory().get("/thu/?q=1", headers=headers)
    request.actor = who
    return gated(request)


class TestRequires:
    @pytest.mark.parametrize(
        ("held", "asked", "passes"),
        [
            ((), (Permission.DO,), False),
            (("letter:do",), (Permission.DO,), True),
            (("letter:sign",), (Permission.DO,), False),
            (("letter:sign",), (Permission.DO, Permission.SIGN), True),
        ],
    )
    def test_lets_pass_who_holds_one_of_them(self, held, asked, passes):
        gated = requires(*asked)(view)
        if passes:
            assert ask(gated, actor(*held)).status_code == 200
        else:
            with pytest.raises(NotPermitted, match="Làm việc với thư"):
                ask(gated, actor(*held))

    def test_declares_itself(self):
        assert requires(Permission.DO)(view).permission == (Permission.DO,)  # type: ignore[attr-defined]


@pytest.mark.parametrize("gated", [requires(Permission.DO)(view), signed_in(view)], ids=["requires", "signed_in"])
class TestVisitor:
    def test_is_led_to_the_login_page_and_back(self, gated):
        answer = ask(gated)
        assert answer.status_code == 302
        assert answer["Location"] == "/dang-nhap/?next=/thu/%3Fq%3D1"

    def test_htmx_loads_the_login_page_whole(self, gated):
        answer = ask(gated, **{"HX-Request": "true", "HX-Current-URL": "http://testserver/van-ban-den/"})
        assert answer.status_code == 204
        assert unquote(answer["HX-Redirect"]) == "/dang-nhap/?next=http://testserver/van-ban-den/"


class TestSignedIn:
    def test_lets_pass_whoever_acts(self):
        assert ask(signed_in(view), actor()).status_code == 200


class TestPublic:
    def test_lets_anybody_pass_and_says_why(self):
        gated = public("trang giới thiệu")(view)
        assert ask(gated).status_code == 200
        assert gated.permission == ("public", "trang giới thiệu")  # type: ignore[attr-defined]


class TestSentences:
    def test_every_permission_has_one(self):
        assert sentences(Permission) == {"letter:do": "Làm việc với thư.", "letter:sign": "Ký thư."}
