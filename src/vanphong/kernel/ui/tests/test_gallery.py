"""The gallery shows every component; names of icons, tokens and components hold together."""

import re
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from django.template import Context, Template, TemplateSyntaxError
from django.test import Client

from vanphong.kernel.ui.templatetags.ui import distance, icon_names, initials

UI = Path(__file__).parent.parent
COMPONENTS = sorted(UI.glob("templates/cotton/*.html"))
TEMPLATES = sorted(UI.parent.parent.rglob("templates/**/*.html"))


@pytest.mark.django_db
class TestGallery:
    def test_opens_with_every_component(self, client: Client) -> None:
        response = client.get("/thanh-phan/")
        assert response.status_code == 200
        assert "<c-" not in response.content.decode()

    @pytest.mark.parametrize("path", COMPONENTS, ids=lambda path: path.stem)
    def test_shows(self, path: Path) -> None:
        used = "".join(
            template.read_text("utf-8") for template in (UI / "templates").rglob("*.html") if template != path
        )
        assert f"<c-{path.stem.replace('_', '-')}" in used

    def test_obeys_the_content_security_policy(self, client: Client) -> None:
        page = client.get("/thanh-phan/").content.decode()
        assert not re.search(r"<[^>]+\s(style|on\w+)=", page)
        assert not re.search(r"<script(?![^>]*\ssrc=)", page)


@pytest.mark.django_db
class TestAppearance:
    def test_keeps_the_choice_in_a_cookie(self, client: Client) -> None:
        response = client.post("/giao-dien/", {"theme": "dark", "next": "/thanh-phan/"})
        assert (response.status_code, response.headers["Location"]) == (303, "/thanh-phan/")
        assert 'data-bs-theme="dark"' in client.get("/thanh-phan/").content.decode()

    def test_goes_to_no_other_host(self, client: Client) -> None:
        response = client.post("/giao-dien/", {"theme": "dark", "next": "//elsewhere.example/"})
        assert response.headers["Location"] == "/"

    def test_refuses_reading(self, client: Client) -> None:
        assert client.get("/giao-dien/").status_code == 405


@pytest.mark.django_db
class TestSampleDialog:
    def test_answers_the_fragment_to_htmx_and_the_page_to_others(self, client: Client) -> None:
        part = client.get("/thanh-phan/hop-thoai/", headers={"HX-Request": "true"}).content.decode()
        whole = client.get("/thanh-phan/hop-thoai/").content.decode()
        assert "<html" not in part
        assert "<html" in whole
        assert "Lý do trả lại" in part

    def test_refuses_without_a_reason(self, client: Client) -> None:
        assert client.post("/thanh-phan/hop-thoai/", {"reason": ""}).status_code == 422


class TestComponents:
    @pytest.mark.parametrize("path", sorted((UI / "templates").rglob("*.html")), ids=lambda path: path.name)
    def test_open_with_their_variables(self, path: Path) -> None:
        text = path.read_text("utf-8")
        opening = re.match(r"(?:\{% extends [^%]+%\})?\{% comment %\}\n(.+?)\{% endcomment %\}", text, re.DOTALL)
        assert opening, "a component opens with a comment"
        assert re.search(r"Variables?:|Blocks:", opening[1])

    @pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: path.name)
    def test_name_only_icons_of_the_sprite(self, path: Path) -> None:
        named = set(re.findall(r"{% icon \"([^\"]+)\"", path.read_text("utf-8")))
        named |= set(re.findall(r"\sicon=\"([a-z-]+)\"", path.read_text("utf-8")))
        assert named <= icon_names()

    def test_refuse_an_unknown_icon(self) -> None:
        with pytest.raises(TemplateSyntaxError):
            Template("{% load ui %}{% icon 'nothing' %}").render(Context())


class TestTokens:
    def test_dark_is_the_same_when_chosen_and_when_the_machine_asks(self) -> None:
        css = (UI / "assets/css/tokens.css").read_text("utf-8")
        chosen = re.search(r':root\[data-bs-theme="dark"\] \{(.+?)\n\}', css, re.DOTALL)
        asked = re.search(r':root\[data-bs-theme="auto"\] \{(.+?)\n\}', css, re.DOTALL)
        assert chosen
        assert asked
        assert chosen[1] == asked[1]


class TestWords:
    @pytest.mark.parametrize(
        ("passed", "words"),
        [
            (timedelta(seconds=20), "vừa xong"),
            (timedelta(minutes=25), "25 phút trước"),
            (timedelta(hours=5), "5 giờ trước"),
            (timedelta(days=3), "3 ngày trước"),
            (timedelta(days=30), "25/10/2026"),
        ],
    )
    def test_tell_how_long_ago(self, passed: timedelta, words: str) -> None:
        now = datetime(2026, 11, 24, 8, 0, tzinfo=UTC)
        assert distance(now - passed, now) == words

    @pytest.mark.parametrize(("name", "letters"), [("Nguyễn Văn Mẫu", "NM"), ("Đỗ Thị Thử", "ĐT"), ("", "?")])
    def test_give_initials(self, name: str, letters: str) -> None:
        assert initials(name) == letters
