"""Forms of organs, units, positions, people and what they are entrusted with."""

from typing import Any

from django import forms

from vanphong.kernel.web.forms import tidy
from vanphong.organisation.choices import BodyCode, Clearance, Group, ImportKind, Level, Manner, Role, TermStart
from vanphong.organisation.forms.fields import (
    EditForm,
    MakeForm,
    PickField,
    PickManyField,
    PlainForm,
    day_field,
    reason_field,
)

POSITIONS = "/to-chuc/tim/chuc-vu/"
ORGANS = "/to-chuc/tim/co-quan/"
PEOPLE = "/to-chuc/tim/can-bo/"
PRINCIPALS = "/to-chuc/tim/noi-nhan/"


class _OrganFields(forms.Form):
    name = forms.CharField(label="Tên cơ quan", max_length=250)
    exchange_code = forms.CharField(label="Mã định danh", max_length=35, required=False)
    symbol = forms.CharField(label="Ký hiệu (trong số ký hiệu văn bản)", max_length=30, required=False)
    upper_line = forms.CharField(label="Dòng cơ quan cấp trên (in trên văn bản)", max_length=250, required=False)
    own_line = forms.CharField(label="Dòng tên cơ quan (in trên văn bản)", max_length=250)
    place = forms.CharField(label="Địa danh", max_length=100, required=False)
    level = forms.ChoiceField(label="Cấp", choices=Level.choices)
    group = forms.ChoiceField(label="Nhóm", choices=Group.choices)
    parent_id = PickField(label="Cơ quan cấp trên", required=False, search=ORGANS)
    served_by_id = PickField(
        label="Văn thư của cơ quan nào phục vụ (để trống: văn thư của mình)", required=False, search=ORGANS
    )
    is_connected = forms.BooleanField(label="Cơ quan này dùng chung hệ thống", required=False)
    rank = forms.IntegerField(label="Thứ tự trong danh sách", min_value=0, initial=0)


class EstablishOrganForm(_OrganFields, MakeForm):
    """A new organ."""

    valid_from = day_field("Từ ngày")


class EditOrganForm(_OrganFields, EditForm):
    """An organ's particulars."""


class EndOrganForm(PlainForm):
    """The end of an organ."""

    valid_to = day_field("Kết thúc từ ngày")
    merged_into_id = PickField(label="Hợp nhất vào cơ quan", required=False, search=ORGANS)
    reason = reason_field("Lý do, căn cứ")


class BodyForm(PlainForm):
    """In whose name the organ issues documents."""

    code = forms.ChoiceField(label="Chủ thể", choices=BodyCode.choices)
    name = forms.CharField(label="Tên", max_length=200)
    printed_line = forms.CharField(
        label="Dòng quyền hạn khi ký",
        max_length=200,
        required=False,
        help_text="Ví dụ: T/M BAN THƯỜNG VỤ. Cơ quan chế độ thủ trưởng để trống.",
    )
    valid_from = day_field("Từ ngày")


class TermForm(MakeForm):
    """A new term of office."""

    name = forms.CharField(label="Tên nhiệm kỳ", max_length=100, help_text="Ví dụ: Nhiệm kỳ 2030–2035")
    starts_on = day_field("Bắt đầu từ ngày")
    start_basis = forms.ChoiceField(label="Tính từ", choices=TermStart.choices)


class EstablishUnitForm(MakeForm):
    """A new unit."""

    name = forms.CharField(label="Tên đơn vị", max_length=200)
    symbol = forms.CharField(label="Ký hiệu", max_length=30, required=False)
    rank = forms.IntegerField(label="Thứ tự trong danh sách", min_value=0, initial=0)
    valid_from = day_field("Từ ngày")


class EditUnitForm(EditForm):
    """A unit's particulars."""

    name = forms.CharField(label="Tên đơn vị", max_length=200)
    symbol = forms.CharField(label="Ký hiệu", max_length=30, required=False)
    rank = forms.IntegerField(label="Thứ tự trong danh sách", min_value=0)


class EndForm(PlainForm):
    """The end of a unit or a position."""

    valid_to = day_field("Kết thúc từ ngày")
    reason = reason_field("Lý do, căn cứ")


class _PositionFields(forms.Form):
    title = forms.CharField(label="Chức vụ", max_length=200, help_text="Ghi đủ, ví dụ: Trưởng phòng Tổng hợp")
    printed_title = forms.CharField(
        label="Chức vụ in dưới quyền hạn khi ký",
        max_length=120,
        required=False,
        help_text="Ví dụ: CHÁNH VĂN PHÒNG. Để trống nếu không ký văn bản.",
    )
    clearance = forms.TypedChoiceField(label="Được tiếp cận văn bản", choices=Clearance.choices, coerce=int, initial=0)
    rank = forms.IntegerField(label="Thứ tự trong danh sách", min_value=0, initial=0)


class EstablishPositionForm(_PositionFields, MakeForm):
    """A new position."""

    valid_from = day_field("Từ ngày")


class EditPositionForm(_PositionFields, EditForm):
    """A position's particulars."""


class _PersonFields(forms.Form):
    name = forms.CharField(label="Họ và tên", max_length=100)
    staff_code = forms.CharField(label="Mã cán bộ", max_length=30, required=False)
    email = forms.EmailField(label="Thư điện tử", required=False)
    phone = forms.CharField(label="Điện thoại", max_length=30, required=False)
    note_text = forms.CharField(label="Ghi chú", max_length=300, required=False)


class EnrolPersonForm(_PersonFields, MakeForm):
    """A new person."""


class EditPersonForm(_PersonFields, EditForm):
    """A person's particulars."""


class AppointForm(MakeForm):
    """A position for a person."""

    position_id = PickField(label="Chức vụ", search=POSITIONS)
    since = day_field("Giữ chức vụ từ ngày")
    until = day_field("Thôi từ ngày (nếu có thời hạn)", required=False)
    is_main = forms.BooleanField(label="Là chức vụ chính (không phải kiêm nhiệm)", required=False, initial=True)
    manner = forms.ChoiceField(label="Hình thức", choices=Manner.choices, initial=Manner.FULL)
    basis = forms.CharField(label="Căn cứ (số quyết định)", max_length=200, required=False)


class EndHoldingForm(PlainForm):
    """The end of a holding."""

    until = day_field("Thôi giữ chức vụ từ ngày")
    reason = reason_field("Lý do, căn cứ")


class GrantRoleForm(MakeForm):
    """A role for a position."""

    role = forms.ChoiceField(label="Vai trò", choices=Role.choices)
    organ_id = PickField(label="Tại cơ quan", search=ORGANS)
    with_subordinates = forms.BooleanField(label="Cả các cơ quan cấp dưới", required=False)
    since = day_field("Từ ngày")
    reason = reason_field()


class ReasonForm(PlainForm):
    """A verb that needs a reason and nothing else."""

    reason = reason_field()


class PairForm(MakeForm):
    """An assistant for a leader."""

    assistant_position_id = PickField(label="Chức vụ trợ lý, thư ký", search=POSITIONS)
    since = day_field("Từ ngày")


class DelegateForm(MakeForm):
    """A delegation of a position for some days."""

    to_position_id = PickField(label="Ủy quyền cho", search=POSITIONS)
    since = day_field("Từ ngày")
    until = day_field("Đến hết ngày")
    reason = reason_field()
    permissions = forms.MultipleChoiceField(
        label="Chỉ ủy quyền những việc sau (không chọn việc nào: ủy quyền mọi việc)",
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )

    def __init__(self, *args: Any, sentences: list[tuple[str, str]] | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["permissions"]
        if isinstance(field, forms.MultipleChoiceField):
            field.choices = sentences or []


class _GroupFields(forms.Form):
    name = forms.CharField(label="Tên nhóm", max_length=200)
    members = PickManyField(label="Nơi nhận", search=PRINCIPALS)


class FormGroupForm(_GroupFields, MakeForm):
    """A new group of recipients."""


class EditGroupForm(_GroupFields, EditForm):
    """A group's name and members."""


class OpenAccountForm(MakeForm):
    """An account for a person."""

    username = forms.CharField(
        label="Tên đăng nhập", max_length=60, help_text="Chữ thường không dấu, chữ số, dấu chấm. Ví dụ: nguyen.van.mau"
    )

    def clean_username(self) -> str:
        """Small letters."""
        return tidy(self.cleaned_data["username"]).lower()


class ImportForm(PlainForm):
    """A file to import."""

    kind = forms.ChoiceField(label="Nhập", choices=ImportKind.choices, widget=forms.RadioSelect)
    file = forms.FileField(label="Tệp .xlsx")
