"""The registration screen: the pages at the left, the form at the right; the number for stamping; correcting particulars."""

from typing import Any

from django.http import HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

from vanphong.files import api as files
from vanphong.incoming.actions import intake
from vanphong.incoming.actions.registration import edit as edit_particulars
from vanphong.incoming.actions.registration import register as register_document
from vanphong.incoming.actions.registration import register_paper
from vanphong.incoming.choices import State
from vanphong.incoming.forms.registration import ParticularsForm, RegisterForm
from vanphong.incoming.models import IncomingDocument
from vanphong.incoming.permissions import Permission
from vanphong.incoming.queries.documents import document as document_of
from vanphong.incoming.queries.documents import next_to_register
from vanphong.incoming.queries.duplicates import Duplicate, same_document, same_particulars
from vanphong.incoming.queries.offers import Offers, held_numbers, registration_offers
from vanphong.incoming.queries.prefill import Prefill, blank, own_values, prefill
from vanphong.incoming.queries.zone import is_internet
from vanphong.incoming.views.acts import act, carried_out, key_and_seen, words_for
from vanphong.incoming.views.arrival import CRUMB
from vanphong.incoming.views.kept import keep_values, kept_organ, kept_values
from vanphong.kernel.clock import office_date
from vanphong.kernel.errors import InvalidInput
from vanphong.kernel.web.answers import fragment, redirect
from vanphong.kernel.web.answers import page as whole_page
from vanphong.kernel.web.gates import OfficeRequest, requires
from vanphong.organisation import api as organisation

TEMPLATE = "incoming/register.html"


@requires(Permission.REGISTER)
def register(request: OfficeRequest, document_id: int) -> HttpResponse:
    """Give an arrival its number."""
    found = document_of(request.actor, document_id)
    if found.state != State.RECEIVED and request.method != "POST":
        return redirect(request, reverse("incoming:record", args=[found.pk]))
    offered = registration_offers(request.actor, found.organ_id, request.now)
    filled = (
        prefill(found, _fitting(kept_values(request), found, offered), request.now) if not request.POST else Prefill()
    )
    form = _form(request, offered, filled.values | {"seen": found.version})
    if request.method == "POST" and form.is_valid() and carried_out(form, lambda: _register(request, found, form)):
        return _done(request, document_id)
    context = {
        "document": found,
        "filled": filled,
        "duplicates": same_document(found, form.guess(office_date(request.now)), request.actor),
        "viewer": _viewer(found, filled),
        "just_registered": _just_registered(request),
        "is_secret": bool(found.secrecy or filled.values.get("secrecy")),
        "may_purge": is_internet() and _is_marked(form, found, filled) and files.versions(*found.ref).exists(),
        "heading": "Vào sổ văn bản đến",
        "crumbs": [CRUMB, ("Vào sổ", "")],
    }
    return _show(request, form, offered, context)


def _is_marked(form: RegisterForm, found: IncomingDocument, filled: Prefill) -> bool:
    """Whether the document is, or was just said to be, secret."""
    return bool(found.secrecy or filled.values.get("secrecy") or form["secrecy"].value() not in {None, "", "0", 0})


def _register(request: OfficeRequest, found: IncomingDocument, form: RegisterForm) -> IncomingDocument:
    given = {**form.values(), **key_and_seen(form)}
    return register_document(found, request.actor, request.now, particulars=form.particulars(), **given)


@requires(Permission.REGISTER)
def paper(request: OfficeRequest) -> HttpResponse:
    """Type the particulars of a paper, with or without its scan; it is received and registered at once."""
    today = office_date(request.now)
    organ_id = kept_organ(request, [(pk, "") for pk in request.actor.organs_where(Permission.REGISTER)])
    offered = registration_offers(request.actor, organ_id or request.actor.organ_id, request.now)
    filled = blank(kept_values(request), today) if not request.POST else Prefill()
    form = _form(request, offered, filled.values)
    made: list[IncomingDocument] = []
    sent = request.method == "POST" and form.is_valid()
    if sent and carried_out(form, lambda: made.append(_register_paper(request, form))):
        return _done(request, made[0].pk)
    context = {
        "filled": filled,
        "duplicates": _typed_twins(request, form),
        "just_registered": _just_registered(request),
        "with_files": True,
        "heading": "Vào sổ văn bản giấy",
        "crumbs": [CRUMB, ("Văn bản giấy", "")],
    }
    return _show(request, form, offered, context)


def _register_paper(request: OfficeRequest, form: RegisterForm) -> IncomingDocument:
    kept, refused = intake.store_all(request.FILES.getlist("sent"), request.actor, request.now)
    if refused:
        raise InvalidInput(" ".join(refused))
    given = {**form.values(), "key": form.cleaned_data["key"]}
    organ_id = form.offers.books[given["register_id"]]
    return register_paper(
        request.actor, request.now, organ_id=organ_id, particulars=form.particulars(), arrived=kept, **given
    )


def _form(request: OfficeRequest, offered: Offers, initial: dict[str, Any]) -> RegisterForm:
    initial = {"register_id": next((value for value, _ in offered.registers), None), **initial}
    held = held_numbers(request.POST.get("register_id") or initial["register_id"])
    return RegisterForm(request.POST or None, offers=offered, held=held, initial=initial)


def _show(request: OfficeRequest, form: RegisterForm, offered: Offers, context: dict[str, Any]) -> HttpResponse:
    status = 422 if request.method == "POST" else 200
    told = {"form": form, "names": offered.names, **context}
    return fragment(request, TEMPLATE, "form", told, status=status)


def _fitting(kept: dict[str, Any], found: IncomingDocument, offered: Offers) -> dict[str, Any]:
    """Kept values that may be used here: what was delivered to an organ goes into that organ's books."""
    if kept.get("register_id") not in offered.books or found.delivery_id:
        kept = {name: value for name, value in kept.items() if name not in {"register_id", "proposer"}}
    if found.delivery_id:
        kept["register_id"] = next((book for book, organ in offered.books.items() if organ == found.organ_id), None)
    return kept


def _typed_twins(request: OfficeRequest, form: RegisterForm) -> list[Duplicate]:
    if not form.is_bound or not form.is_valid():
        return []
    organ_id = form.offers.books[form.cleaned_data["register_id"]]
    return same_particulars(organ_id, form.particulars(), request.actor)


def _done(request: OfficeRequest, document_id: int) -> HttpResponse:
    """On to the next arrival, to the next paper, or to the number for stamping."""
    found = document_of(request.actor, document_id)
    keep_values(request, request.POST.dict() | _chosen(request))
    then = request.POST.get("then", "")
    if then == "paper":
        return redirect(request, f"{reverse('incoming:paper')}?vua-vao-so={found.pk}")
    following = next_to_register(request.actor, found.pk) if then == "next" else None
    if following is not None:
        return redirect(request, f"{reverse('incoming:register', args=[following.pk])}?vua-vao-so={found.pk}")
    return redirect(request, reverse("incoming:stamp", args=[found.pk]))


def _chosen(request: OfficeRequest) -> dict[str, Any]:
    """The numbers among what was sent, as numbers."""
    names = ("register_id", "secrecy", "document_type_id", "proposer", "field_of_work_id")
    return {name: int(value) for name in names if (value := request.POST.get(name, "")).isdigit()}


def _just_registered(request: OfficeRequest) -> IncomingDocument | None:
    before = request.GET.get("vua-vao-so", "")
    return document_of(request.actor, int(before)) if before.isdigit() else None


def _viewer(found: IncomingDocument, filled: Prefill) -> files.Viewer | None:
    """The pages, with the places that fields were read from."""
    main = files.current_versions(found.kind, [found.pk], files.Slot.MAIN).first()
    return files.viewer(main, marks=files.places_of(main, filled.texts)) if main else None


@requires(Permission.REGISTER)
@require_safe
def stamp(request: OfficeRequest, document_id: int) -> HttpResponse:
    """The number, large, and the arrival stamp (dấu đến) to print."""
    found = document_of(request.actor, document_id)
    organ = organisation.organ(found.organ_id)
    following = next_to_register(request.actor, found.pk)
    context = {
        "document": found,
        "organ": organ,
        "following": following,
        "passed_to": organisation.describe(found.proposer, office_date(request.now)) if found.proposer else "",
        "heading": f"Số đến {found.arrival_number}" if found.arrival_number else "Chưa vào sổ",
        "crumbs": [CRUMB, (found.reference or "Văn bản", reverse("incoming:record", args=[found.pk])), ("Dấu đến", "")],
    }
    return whole_page(request, "incoming/stamp.html", context)


@requires(Permission.EDIT)
def edit(request: OfficeRequest, document_id: int) -> HttpResponse:
    """Correct particulars; the journal keeps what they were."""
    found = document_of(request.actor, document_id)
    offered = registration_offers(request.actor, found.organ_id, request.now)
    initial = own_values(found) | {"seen": found.version, "secrecy": found.secrecy}
    form = ParticularsForm(request.POST or None, offers=offered, initial=initial)
    words = words_for(found, "Sửa thông tin văn bản", "Ghi", "Đã sửa thông tin; nhật ký giữ nội dung cũ.")

    def run() -> IncomingDocument:
        given = form.particulars(arrived_on=found.arrived_on)
        return edit_particulars(found, request.actor, request.now, particulars=given, **key_and_seen(form))

    return act(request, words, form, run, names=offered.names, is_particulars=True)
