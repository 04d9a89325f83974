"""What is typed on the pages of the desk."""

from django import forms

from vanphong.kernel.web.forms import OfficeForm


class KeepSearchForm(OfficeForm):
    """A search to keep."""

    name = forms.CharField(label="Tên lượt tìm", max_length=100)
    is_told = forms.BooleanField(label="Báo cho tôi khi có kết quả mới", required=False)
