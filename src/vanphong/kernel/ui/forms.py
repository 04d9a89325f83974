"""Forms of the gallery: one of each kind of control."""

from django import forms

URGENCIES = [("normal", "Thường"), ("urgent", "Khẩn"), ("very_urgent", "Thượng khẩn"), ("flash", "Hỏa tốc")]
COPIES = [("paper", "Bản giấy"), ("file", "Bản điện tử"), ("both", "Cả hai")]


class SampleForm(forms.Form):
    """What a registration may ask."""

    subject = forms.CharField(
        label="Trích yếu nội dung", widget=forms.Textarea(attrs={"rows": 3}), help_text="Ghi đúng như trong văn bản."
    )
    reference = forms.CharField(label="Số, ký hiệu", initial="256-TB/TU", required=False)
    received_on = forms.DateField(label="Ngày đến", widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"))
    urgency = forms.ChoiceField(label="Độ khẩn", choices=URGENCIES)
    copies = forms.ChoiceField(label="Hình thức nhận", choices=COPIES, widget=forms.RadioSelect, required=False)
    is_reply_required = forms.BooleanField(label="Văn bản yêu cầu trả lời", required=False)


class ReasonForm(forms.Form):
    """A reason, as many verbs ask for."""

    reason = forms.CharField(label="Lý do trả lại", widget=forms.Textarea(attrs={"rows": 3}))
