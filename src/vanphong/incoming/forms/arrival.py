"""Forms of arrival: files that were dropped or chosen."""

from collections.abc import Sequence
from typing import Any

from django import forms

from vanphong.incoming.queries.offers import Choice
from vanphong.kernel.web.forms import ActForm


class FilesInput(forms.ClearableFileInput):
    """Several files at once."""

    allow_multiple_selected = True


class FilesField(forms.FileField):
    """The files that were sent, in the order chosen; an empty file is kept, so that its refusal can be told."""

    widget = FilesInput

    def clean(self, data: Any, initial: Any = None) -> list[Any]:
        """A list, empty when nothing was sent."""
        sent = data if isinstance(data, list | tuple) else [data] if data else []
        if self.required and not sent:
            raise forms.ValidationError("Chưa chọn tệp nào.")
        return list(sent)


class ReceiveForm(ActForm):
    """Files that arrived: each a document of its own, or together one document with appendices."""

    sent = FilesField(label="Tệp")
    organ_id = forms.TypedChoiceField(label="Vào sổ của", coerce=int)
    is_one = forms.BooleanField(
        label="Các tệp này là một văn bản (tệp đầu là bản chính, còn lại là phụ lục)", required=False
    )

    def __init__(self, *args: Any, organs: Sequence[Choice], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["organ_id"].choices = organs  # type: ignore[attr-defined]  # a choice field


class AttachForm(ActForm):
    """More files of one document."""

    sent = FilesField(label="Tệp")
    slot = forms.ChoiceField(
        label="Là", choices=[("main", "Bản chính (thay bản đang có)"), ("scan", "Bản quét"), ("appendix", "Phụ lục")]
    )
