"""Context processor: the person's choices of appearance, kept in cookies so that the first paint is already right."""

from django.http import HttpRequest

THEMES = ("auto", "light", "dark")
NAVS = ("wide", "narrow")
THEME_COOKIE = "ui_theme"
NAV_COOKIE = "ui_nav"


def shell(request: HttpRequest) -> dict[str, str]:
    """The theme and width of the navigation that this browser chose."""
    theme = request.COOKIES.get(THEME_COOKIE, "")
    nav = request.COOKIES.get(NAV_COOKIE, "")
    return {"ui_theme": theme if theme in THEMES else "auto", "ui_nav": nav if nav in NAVS else "wide"}
