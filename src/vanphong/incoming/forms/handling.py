"""Forms of what is done with a registered document."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any, cast

from django import forms
from django.core.exceptions import ValidationError

from vanphong.incoming.actions.handling import Routing, expanded
from vanphong.incoming.queries.offers import Choice, Option
from vanphong.kernel.web.forms import ActForm, DayField


class PrincipalsField(forms.Field):
    """Principals or groups out of what is offered, in the order chosen; `is_single`: one principal or none."""

    def __init__(self, *, is_single: bool = False, **kwargs: Any) -> None:
        self.is_single = is_single
        self.options: Sequence[Option] = ()
        widget = forms.HiddenInput() if is_single else forms.MultipleHiddenInput()
        super().__init__(widget=widget, required=False, **kwargs)

    def to_python(self, value: Any) -> list[str]:
        """The chosen values, each once; what was not offered is refused."""
        chosen = [str(item) for item in ([value] if self.is_single else value or []) if item not in (None, "")]
        if not set(chosen) <= {option.value for option in self.options}:
            raise ValidationError("Chọn trong danh sách.")
        return list(dict.fromkeys(chosen))


class RoutingForm(ActForm):
    """To whom and by when."""

    lead = PrincipalsField(label="Chủ trì", is_single=True)
    support = PrincipalsField(label="Phối hợp")
    informed = PrincipalsField(label="Nhận để biết")
    due_on = DayField(label="Hạn xử lý", required=False)
    is_acceptance_required = forms.BooleanField(
        label="Nghiệm thu kết quả",
        required=False,
        help_text="Chủ trì nộp minh chứng; việc chỉ xong khi người giao nghiệm thu.",
    )

    def __init__(self, *args: Any, options: Sequence[Option], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in ("lead", "support", "informed"):
            if name in self.fields:
                self._offer(name, options)

    def _offer(self, name: str, options: Sequence[Option]) -> None:
        field = cast(PrincipalsField, self.fields[name])
        field.options = [each for each in options if not (field.is_single and each.value.startswith("g"))]

    @property
    def lead_options(self) -> list[Option]:
        """The options of the lead, the chosen one marked."""
        return self._marked("lead")

    @property
    def support_options(self) -> list[Option]:
        """The options of support, the chosen ones marked."""
        return self._marked("support")

    @property
    def informed_options(self) -> list[Option]:
        """The options of those to be informed, the chosen ones marked."""
        return self._marked("informed")

    def _marked(self, name: str) -> list[Option]:
        value = self[name].value()
        held = {str(each) for each in (value if isinstance(value, list | tuple) else [value])}
        field = cast(PrincipalsField, self.fields[name])
        return [replace(option, chosen=option.value in held) for option in field.options]

    def routing(self) -> Routing:
        """What was chosen, groups taken apart."""
        lead = self.cleaned_data.get("lead") or [""]
        return Routing(
            lead=int(lead[0]) if lead[0] else None,
            support=_principals(self.cleaned_data.get("support", [])),
            informed=_principals(self.cleaned_data.get("informed", [])),
            due_on=self.cleaned_data.get("due_on"),
            is_acceptance_required=self.cleaned_data.get("is_acceptance_required", False),
        )


class ProposeForm(RoutingForm):
    """What the office proposes, and to which leader."""

    field_order = ("leader", "opinion", "lead", "support", "informed", "due_on", "is_acceptance_required")

    leader = forms.TypedChoiceField(label="Trình", coerce=int)
    opinion = forms.CharField(
        label="Ý kiến tham mưu", max_length=2000, required=False, widget=forms.Textarea(attrs={"rows": 3})
    )
    phrase = forms.CharField(required=False, max_length=300, widget=forms.HiddenInput)

    def __init__(self, *args: Any, leaders: Sequence[Choice], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["leader"].choices = leaders  # type: ignore[attr-defined]  # a choice field

    def clean(self) -> dict[str, Any]:
        """The phrase stands for an empty text."""
        cleaned = super().clean() or self.cleaned_data
        cleaned["opinion"] = cleaned.get("opinion") or cleaned.get("phrase", "")
        return cleaned


class DirectForm(RoutingForm):
    """A directive: words of one's own or a phrase, and whom it names."""

    field_order = ("text", "lead", "support", "informed", "due_on", "is_acceptance_required")

    text = forms.CharField(
        label="Ý kiến chỉ đạo", max_length=2000, required=False, widget=forms.Textarea(attrs={"rows": 3})
    )
    phrase = forms.CharField(required=False, max_length=300, widget=forms.HiddenInput)

    def clean(self) -> dict[str, Any]:
        """The phrase stands for an empty text."""
        cleaned = super().clean() or self.cleaned_data
        cleaned["text"] = cleaned.get("text") or cleaned.get("phrase", "")
        return cleaned


class AssignForm(RoutingForm):
    """An assignment with its instruction."""

    field_order = ("lead", "support", "informed", "due_on", "is_acceptance_required", "instruction")

    instruction = forms.CharField(
        label="Nội dung giao", max_length=2000, required=False, widget=forms.Textarea(attrs={"rows": 2})
    )


class AddForm(AssignForm):
    """Others in support or to be informed; the lead stays."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        del self.fields["lead"], self.fields["is_acceptance_required"]


class CopyForm(RoutingForm):
    """Who else is to know."""

    note = forms.CharField(label="Ghi chú", max_length=2000, required=False, widget=forms.Textarea(attrs={"rows": 2}))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in ("lead", "support", "due_on", "is_acceptance_required"):
            del self.fields[name]


class ReasonForm(ActForm):
    """A reason."""

    reason = forms.CharField(label="Lý do", max_length=500, widget=forms.Textarea(attrs={"rows": 3}))


class ForwardForm(ActForm):
    """To which agency."""

    receiver = forms.CharField(
        label="Chuyển cơ quan", max_length=300, widget=forms.TextInput(attrs={"list": "noi-gui", "autocomplete": "off"})
    )


class CompleteForm(ActForm):
    """What came of it."""

    result = forms.CharField(label="Kết quả xử lý", max_length=1000, widget=forms.Textarea(attrs={"rows": 3}))


def _principals(chosen: Sequence[str]) -> tuple[int, ...]:
    people = [int(value) for value in chosen if not value.startswith("g")]
    return expanded(people, [int(value[1:]) for value in chosen if value.startswith("g")])
