"""How a person wants to be told."""

from typing import Any

from django import forms

from vanphong.kernel.web.forms import OfficeForm
from vanphong.notices.choices import Channel, Rhythm
from vanphong.notices.models import Habit
from vanphong.notices.ports import topics

HOURS = [(hour, f"{hour} giờ") for hour in range(24)]
CLOCK = forms.TimeInput(attrs={"type": "time"}, format="%H:%M")


class PreferencesForm(OfficeForm):
    """A channel per topic, the quiet hours, the rhythm of the digest."""

    quiet_from = forms.TimeField(label="Yên lặng từ", widget=CLOCK)
    quiet_until = forms.TimeField(
        label="Đến", widget=CLOCK, help_text="Đặt hai giờ bằng nhau nếu không cần giờ yên lặng."
    )
    rhythm = forms.ChoiceField(label="Gửi thư tổng hợp", choices=Rhythm.choices)
    hour = forms.TypedChoiceField(label="Gửi từ lúc (khi mỗi ngày một lần)", choices=HOURS, coerce=int)

    def __init__(self, data: Any = None, *, habit: Habit, channels: dict[str, str]) -> None:
        initial = {f"topic_{name}": channel for name, channel in channels.items()}
        initial |= {name: getattr(habit, name) for name in ("quiet_from", "quiet_until", "rhythm", "hour")}
        super().__init__(data, initial=initial)
        for topic in topics():
            self.fields[f"topic_{topic.name}"] = forms.ChoiceField(label=topic.label, choices=Channel.choices)

    def topic_fields(self) -> list[forms.BoundField]:
        """The fields of the topics, in order of declaration."""
        return [self[f"topic_{topic.name}"] for topic in topics()]

    def values(self) -> dict[str, Any]:
        """What `actions.choose` is given."""
        data = self.cleaned_data
        channels = {topic.name: data[f"topic_{topic.name}"] for topic in topics()}
        return {"channels": channels, **{name: value for name, value in data.items() if not name.startswith("topic_")}}
