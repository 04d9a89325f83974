"""What is done to a dossier, each on a page of its own or in the dialog."""

from typing import Any

from django.http import HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_POST

from vanphong.dossiers import actions, queries
from vanphong.dossiers.forms import DossierForm, FileForm, KeeperForm, PrincipalsForm, ReasonForm, read_item
from vanphong.dossiers.models import Dossier
from vanphong.dossiers.permissions import Permission
from vanphong.kernel.actor import Principal, read_principal
from vanphong.kernel.clock import office_date
from vanphong.kernel.errors import RecordNotFound
from vanphong.kernel.trace import api as trace
from vanphong.kernel.web.acts import Words, act
from vanphong.kernel.web.answers import redirect, toast
from vanphong.kernel.web.gates import OfficeRequest, requires
from vanphong.kernel.web.links import url_of
from vanphong.organisation import api as organisation

PARTICULARS = ("title", "code", "period", "retention", "note")


def _page_of(dossier_id: int) -> str:
    return reverse("dossiers:record", args=[dossier_id])


def _words(title: str, submit: str, back: str, done: str, hint: str = "") -> Words:
    return Words(title, submit, back, done, hint, crumbs=[("Hồ sơ", reverse("dossiers:list"))])


@requires(Permission.OPEN)
def open_dossier(request: OfficeRequest) -> HttpResponse:
    """A new dossier, with a first record where one is named."""
    item = read_item(request.GET.get("van-ban", ""))
    form = DossierForm(request.POST or None, initial={"period": str(office_date(request.now).year)})
    back = url_of(*item) if item else reverse("dossiers:list")
    words = _words("Lập hồ sơ", "Lập hồ sơ", back, "Đã lập hồ sơ.")

    def run(data: dict[str, Any]) -> Dossier:
        given = {name: data[name] for name in PARTICULARS}
        return actions.open_dossier(None, request.actor, request.now, key=data["key"], item=item, **given)

    return act(request, words, form, run)


@requires(Permission.EDIT)
def edit(request: OfficeRequest, dossier_id: int) -> HttpResponse:
    """A dossier's particulars."""
    found = queries.dossier(request.actor, dossier_id)
    initial = {name: getattr(found, name) for name in PARTICULARS} | {"seen": found.version}
    words = _words("Sửa thông tin hồ sơ", "Ghi", _page_of(dossier_id), "Đã sửa thông tin hồ sơ.")
    form = DossierForm(request.POST or None, initial=initial)
    return act(request, words, form, lambda data: actions.edit(dossier_id, request.actor, request.now, **data))


@requires(Permission.FILE)
def file_record(request: OfficeRequest) -> HttpResponse:
    """«Lưu vào hồ sơ»: into which of the dossiers open to the actor."""
    item = read_item(request.GET.get("van-ban", ""))
    node = trace.describe([item], request.actor).get(item) if item else None
    if item is None or node is None:
        raise RecordNotFound
    form = FileForm(request.POST or None, dossiers=queries.dossiers_to_file_in(request.actor))
    words = _words("Lưu vào hồ sơ", "Lưu", url_of(*item), "Đã lưu vào hồ sơ.", hint=node.title)
    may_open = request.actor.may(Permission.OPEN)
    new = f"{reverse('dossiers:open')}?van-ban={item[0]}:{item[1]}" if may_open else ""

    def run(data: dict[str, Any]) -> Dossier:
        return actions.file(
            data["dossier_id"], request.actor, request.now, key=data["key"], item=item, note=data["note"]
        )

    more = {"new": new, "is_empty": not form.choices}
    return act(request, words, form, run, template="dossiers/act.html", context=more)


@requires(Permission.TAKE_OUT)
def take_out(request: OfficeRequest, dossier_id: int, item_id: int) -> HttpResponse:
    """A record out of a dossier."""
    queries.dossier(request.actor, dossier_id)
    words = _words("Rút tài liệu khỏi hồ sơ", "Rút", _page_of(dossier_id), "Đã rút tài liệu khỏi hồ sơ.")
    form = ReasonForm(request.POST or None)
    return act(
        request,
        words,
        form,
        lambda data: actions.take_out(dossier_id, request.actor, request.now, item_id=item_id, **data),
    )


@requires(Permission.SHARE)
def share(request: OfficeRequest, dossier_id: int) -> HttpResponse:
    """Who else may see the dossier."""
    queries.dossier(request.actor, dossier_id)
    offered = organisation.assignable(request.actor.organ_id, office_date(request.now))
    form = PrincipalsForm(request.POST or None, offered=offered)
    hint = "Người được cho xem thấy hồ sơ, nhưng chỉ thấy những tài liệu mà mình cũng tham gia xử lý."
    words = _words("Cho xem hồ sơ", "Cho xem", _page_of(dossier_id), "Đã cho xem hồ sơ.", hint=hint)

    def run(data: dict[str, Any]) -> Dossier:
        names = ", ".join(form.names[principal] for principal in data["principals"])
        return actions.share(dossier_id, request.actor, request.now, names=names, **data)

    return act(request, words, form, run)


@requires(Permission.HAND_OVER)
def hand_over(request: OfficeRequest, dossier_id: int) -> HttpResponse:
    """Who keeps the dossier from now on."""
    queries.dossier(request.actor, dossier_id)
    offered = [
        (read_principal(row.principal)[1], str(row))
        for row in organisation.assignable(request.actor.organ_id, office_date(request.now))
        if read_principal(row.principal)[0] is Principal.POSITION
    ]
    form = KeeperForm(request.POST or None, offered=offered)
    words = _words("Bàn giao hồ sơ", "Bàn giao", reverse("dossiers:list"), "Đã bàn giao hồ sơ.")

    def run(data: dict[str, Any]) -> Dossier:
        return actions.hand_over(dossier_id, request.actor, request.now, name=form.names[data["keeper_id"]], **data)

    return act(request, words, form, run)


@require_POST
@requires(Permission.CLOSE)
def close(request: OfficeRequest, dossier_id: int) -> HttpResponse:
    """Nothing more is filed."""
    actions.close(dossier_id, request.actor, request.now, key=request.POST.get("key", ""))
    toast(request, "Đã kết thúc hồ sơ.")
    return redirect(request, _page_of(dossier_id))


@requires(Permission.REOPEN)
def reopen(request: OfficeRequest, dossier_id: int) -> HttpResponse:
    """More may be filed again."""
    queries.dossier(request.actor, dossier_id)
    words = _words("Mở lại hồ sơ", "Mở lại", _page_of(dossier_id), "Đã mở lại hồ sơ.")
    form = ReasonForm(request.POST or None)
    return act(request, words, form, lambda data: actions.reopen(dossier_id, request.actor, request.now, **data))
