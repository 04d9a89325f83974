"""What is done to registers and numbers, each on a page of its own or in the dialog."""

from datetime import timedelta
from functools import partial

from django.http import HttpResponse
from django.urls import reverse

from vanphong.kernel.clock import office_date
from vanphong.kernel.web.gates import OfficeRequest, requires
from vanphong.registers import forms
from vanphong.registers.actions import books as verbs
from vanphong.registers.actions import numbers
from vanphong.registers.choices import Direction, PeriodKind, SeriesKind
from vanphong.registers.permissions import Permission
from vanphong.registers.queries import books
from vanphong.registers.queries.numbers import peek
from vanphong.registers.rules import printed_number
from vanphong.registers.views.acts import Words, act, sent

A_WEEK = timedelta(days=7)


def _page_of(register_id: int) -> str:
    return reverse("registers:record", args=[register_id])


@requires(Permission.MANAGE)
def open_register(request: OfficeRequest) -> HttpResponse:
    """A new register."""
    initial = {"direction": Direction.OUTGOING, "period_kind": PeriodKind.TERM, "series_kind": SeriesKind.PER_TYPE}
    organs = list(books.organs_where_may_open(request.actor))
    form = forms.OpenRegisterForm(sent(request), organs=organs, initial=initial)
    hint = "Văn bản đến và sổ mật đánh số theo năm, một dãy; văn bản của Đảng theo nhiệm kỳ, mỗi tên loại một dãy."
    words = Words("Mở sổ", "Mở sổ", reverse("registers:list"), "Đã mở sổ.", hint=hint)
    return act(request, words, form, partial(verbs.open_register, None, request.actor, request.now))


@requires(Permission.MANAGE)
def edit_register(request: OfficeRequest, register_id: int) -> HttpResponse:
    """A register's name and scheme."""
    found = books.register(request.actor, register_id)
    initial = {"name": found.name, "shares_decisions": found.shares_decisions, "seen": found.version}
    form = forms.EditRegisterForm(sent(request), initial=initial)
    words = Words(f"Sửa «{found.name}»", "Ghi", _page_of(register_id), "Đã sửa sổ.")
    return act(request, words, form, partial(verbs.edit_register, found, request.actor, request.now))


@requires(Permission.MANAGE)
def roll_over(request: OfficeRequest, register_id: int) -> HttpResponse:
    """Into the next year or term."""
    found = books.register(request.actor, register_id)
    form = forms.ReasonForm(sent(request))
    hint = "Kỳ cũ khép lại, không lấy thêm số được nữa; kỳ mới đánh số lại từ 01. Số đang giữ của kỳ cũ vẫn dùng hoặc hủy được."
    words = Words(f"Chuyển kỳ «{found.name}»", "Chuyển kỳ", _page_of(register_id), "Đã chuyển kỳ.", hint=hint)
    return act(request, words, form, partial(verbs.roll_over, found, request.actor, request.now))


@requires(Permission.MANAGE)
def carry_on(request: OfficeRequest, register_id: int) -> HttpResponse:
    """On from a paper register."""
    found = books.register(request.actor, register_id)
    series = books.types(found, office_date(request.now))
    form = forms.CarryOnForm(sent(request), series=series)
    hint = "Dùng khi bắt đầu dùng hệ thống giữa kỳ: các số trước đó đã cấp ở sổ giấy."
    words = Words("Nối số từ sổ giấy", "Nối số", _page_of(register_id), "Đã nối số từ sổ giấy.", hint=hint)
    return act(request, words, form, partial(verbs.carry_on, found, request.actor, request.now))


@requires(Permission.KEEP)
def open_volume(request: OfficeRequest, register_id: int) -> HttpResponse:
    """Into the next volume."""
    found = books.register(request.actor, register_id)
    hint = "Quyển đang dùng khép lại ở số cuối cùng đã cấp; số tiếp theo vào quyển mới."
    words = Words("Sang quyển mới", "Sang quyển mới", _page_of(register_id), "Đã sang quyển mới.", hint=hint)
    form = forms.EmptyForm(sent(request))
    return act(request, words, form, partial(verbs.open_volume, found, request.actor, request.now))


@requires(Permission.MANAGE)
def close_register(request: OfficeRequest, register_id: int) -> HttpResponse:
    """The end of a register."""
    found = books.register(request.actor, register_id)
    hint = "Sổ đã khép không lấy số được nữa, vẫn xem và in được."
    words = Words(f"Khép «{found.name}»", "Khép sổ", _page_of(register_id), "Đã khép sổ.", hint=hint, is_danger=True)
    form = forms.ReasonForm(sent(request))
    return act(request, words, form, partial(verbs.close_register, found, request.actor, request.now))


@requires(Permission.MANAGE)
def reopen_register(request: OfficeRequest, register_id: int) -> HttpResponse:
    """A closed register open again."""
    found = books.register(request.actor, register_id)
    words = Words(f"Mở lại «{found.name}»", "Mở lại", _page_of(register_id), "Đã mở lại sổ.")
    form = forms.ReasonForm(sent(request))
    return act(request, words, form, partial(verbs.reopen_register, found, request.actor, request.now))


@requires(Permission.KEEP)
def hold(request: OfficeRequest, register_id: int) -> HttpResponse:
    """A number kept for a document to come."""
    found = books.register(request.actor, register_id)
    today = office_date(request.now)
    series = books.types(found, today)
    form = forms.HoldForm(sent(request), series=series, initial={"on": today, "until": today + A_WEEK})
    hint = "Số giữ quá hạn không tự trả lại: phải dùng, gia hạn hoặc hủy, có lý do."
    if len(series) == 1:
        hint = f"Số sẽ giữ (tính đến lúc này): {printed_number(peek(found.pk, '', today))}. {hint}"
    words = Words(f"Giữ số trong «{found.name}»", "Giữ số", _page_of(register_id), "Đã giữ số.", hint=hint)

    def run(*, seen: int | None = None, **given: object) -> object:
        return numbers.hold(found.pk, actor=request.actor, now=request.now, **given)  # type: ignore[arg-type]  # checked by the form

    return act(request, words, form, run)


@requires(Permission.KEEP)
def note_outside(request: OfficeRequest, register_id: int) -> HttpResponse:
    """A number taken by a document that is not in the system."""
    found = books.register(request.actor, register_id)
    today = office_date(request.now)
    series = books.types(found, today)
    form = forms.OutsideForm(sent(request), series=series, initial={"on": today})
    hint = "Văn bản mật lấy số nối tiếp văn bản cùng tên loại (05-HD/VPTW). Sổ chỉ ghi là số đã cấp, không ghi gì về văn bản."
    words = Words("Ghi số của văn bản ngoài hệ thống", "Lấy số", _page_of(register_id), "Đã ghi số.", hint=hint)
    run = partial(numbers.note_outside, None, request.actor, request.now, register_id=found.pk)
    return act(request, words, form, run)


@requires(Permission.KEEP)
def prolong(request: OfficeRequest, number_id: int) -> HttpResponse:
    """A number held on."""
    found = books.number(request.actor, number_id)
    initial = {"until": office_date(request.now) + A_WEEK, "reason": found.reason, "seen": found.version}
    words = Words(f"Gia hạn giữ số {found}", "Gia hạn", _page_of(found.register_id), "Đã gia hạn giữ số.")
    form = forms.ProlongForm(sent(request), initial=initial)
    return act(request, words, form, partial(numbers.prolong, found, request.actor, request.now))


@requires(Permission.KEEP)
def void(request: OfficeRequest, number_id: int) -> HttpResponse:
    """A held number void."""
    found = books.number(request.actor, number_id)
    hint = "Số đã hủy vẫn nằm trong sổ, kèm lý do, và không dùng lại."
    back = _page_of(found.register_id)
    words = Words(f"Hủy số {found}", "Hủy số", back, f"Đã hủy số {found}.", hint=hint, is_danger=True)
    form = forms.ReasonForm(sent(request), initial={"seen": found.version})
    return act(request, words, form, partial(numbers.void_held, found, request.actor, request.now))
