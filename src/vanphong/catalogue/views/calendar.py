"""The days off of a year, as a calendar and as a list."""

from django.http import HttpResponse
from django.urls import reverse

from vanphong.catalogue.permissions import Permission
from vanphong.catalogue.queries import pages
from vanphong.kernel.clock import office_date
from vanphong.kernel.web.answers import page
from vanphong.kernel.web.gates import OfficeRequest, signed_in

FIRST, LAST = 2000, 2100


@signed_in
def year(request: OfficeRequest) -> HttpResponse:
    """One year: this one, unless another is asked for."""
    today = office_date(request.now)
    asked = request.GET.get("nam", "")
    number = int(asked) if asked.isdecimal() and FIRST <= int(asked) <= LAST else today.year
    here = reverse("catalogue:holiday_list")
    context = {
        "year": number,
        "months": pages.year_of(number, today),
        "days": pages.days_of(number),
        "working_days": pages.working_days_of(number),
        "years": [
            {"label": str(each), "url": f"{here}?nam={each}", "current": each == number}
            for each in range(number - 2, number + 3)
        ],
        "weekdays": ("T2", "T3", "T4", "T5", "T6", "T7", "CN"),
        "may_edit": request.actor.may(Permission.EDIT),
        "heading": f"Lịch nghỉ, làm bù năm {number}",
        "crumbs": [("Danh mục", reverse("catalogue:index")), ("Lịch nghỉ, làm bù", "")],
    }
    return page(request, "catalogue/year.html", context)
