"""Trying the tables of authority: what would they say of such a document?"""

from typing import Any

from django.http import HttpResponse
from django.urls import reverse

from vanphong.catalogue import forms
from vanphong.catalogue.choices import Issuer, System
from vanphong.catalogue.queries.authority import check_authority
from vanphong.catalogue.queries.lists import document_types
from vanphong.catalogue.rules.authority import AuthorityFinding, AuthorityQuestion
from vanphong.kernel.clock import office_date
from vanphong.kernel.web.answers import fragment
from vanphong.kernel.web.gates import OfficeRequest, signed_in

_GROUPS = {Issuer.AGENCY: ("advisory", True), Issuer.STEERING: ("steering", True)}
_GROUPS[Issuer.STEERING_WITHOUT_SEAL] = ("steering", False)


@signed_in
def trial(request: OfficeRequest) -> HttpResponse:
    """The question, and what the tables say."""
    today = office_date(request.now)
    kinds = {row.code: row for row in document_types(today, system=System.PARTY)}
    form = forms.TryForm(
        request.GET or None, types=[(row.code, row.name) for row in kinds.values()], initial={"ngay": today}
    )
    context = {
        "form": form,
        "findings": _ask(form.cleaned_data) if form.is_bound and form.is_valid() else None,
        "heading": "Thử thẩm quyền",
        "lead": "Xem danh mục nói gì về một văn bản dự định ban hành.",
        "crumbs": [("Danh mục", reverse("catalogue:index")), ("Thử thẩm quyền", "")],
    }
    return fragment(request, "catalogue/trial.html", "answer", context)


def _ask(given: dict[str, Any]) -> list[AuthorityFinding]:
    on = given["ngay"]
    kind = next((row for row in document_types(on, system=System.PARTY) if row.code == given["the_loai"]), None)
    if kind is None:
        return []
    group, has_own_seal = _GROUPS.get(given["chu_the"], ("committee", True))
    return check_authority(
        AuthorityQuestion(
            document_type=kind,
            body_code="head" if given["chu_the"] in _GROUPS else given["chu_the"],
            organ_level=given["cap"],
            organ_group=group,
            position_title=given["chuc_vu"],
            manner=given["giu"],
            form=given["quyen_han"],
            on=on,
            has_own_seal=has_own_seal,
        )
    )
