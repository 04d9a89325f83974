"""The gallery of components, and the choices of appearance for browsers without JavaScript."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_POST, require_safe

from vanphong.kernel.ui import samples
from vanphong.kernel.ui.context import NAV_COOKIE, NAVS, THEME_COOKIE, THEMES
from vanphong.kernel.ui.forms import ReasonForm, SampleForm
from vanphong.kernel.web.answers import back_to, fragment, page, redirect, toast
from vanphong.kernel.web.gates import public

YEAR = 365 * 24 * 3600


@public("shows components with made-up content, no record of the office")
@require_safe
def gallery(request: HttpRequest) -> HttpResponse:
    """Every component with long Vietnamese text."""
    content = samples.context()
    form = SampleForm(initial={"subject": content["subject"], "received_on": content["today"]})
    refused = SampleForm({"refused-subject": "", "refused-received_on": "2026-02-31"}, prefix="refused")
    return page(request, "ui/gallery.html", content | {"form": form, "refused": refused})


@public("an example of a dialog; changes nothing")
def sample_dialog(request: HttpRequest) -> HttpResponse:
    """A form as the dialog shows it: the page, or its fragment for htmx; refused without a reason."""
    form = ReasonForm(request.POST or None)
    if request.method != "POST":
        return fragment(request, "ui/sample_dialog.html", "form", {"form": form})
    if not form.is_valid():
        return fragment(request, "ui/sample_dialog.html", "form", {"form": form}, status=422)
    toast(request, "Đã trả lại văn bản mẫu. Không có gì thay đổi trong hệ thống.")
    return redirect(request, "/thanh-phan/")


@public("keeps the theme and the width of the navigation in this browser's cookies")
@require_POST
def appearance(request: HttpRequest) -> HttpResponse:
    """Keep what was chosen and go back to the page where it was chosen."""
    response = redirect(request, back_to(request))
    for cookie, name, allowed in ((THEME_COOKIE, "theme", THEMES), (NAV_COOKIE, "nav", NAVS)):
        if request.POST.get(name) in allowed:
            response.set_cookie(cookie, request.POST[name], max_age=YEAR, samesite="Lax", secure=request.is_secure())
    return response
