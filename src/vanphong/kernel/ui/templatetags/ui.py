"""Tags and filters of the components: icons, widgets, dates as the office writes them."""

from collections.abc import Mapping
from datetime import date, datetime, timedelta
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any

from django import template
from django.forms import BoundField
from django.templatetags.static import static
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString

register = template.Library()

SPRITE = "ui/built/icons.svg"


@cache
def icon_names() -> frozenset[str]:
    """The icons that the build puts in the sprite (`assets/icons.txt`)."""
    lines = files("vanphong.kernel.ui").joinpath("assets/icons.txt").read_text("utf-8").splitlines()
    return frozenset(line.split("=")[0].strip() for line in lines if line.strip() and not line.startswith("#"))


@register.simple_tag
@lru_cache(maxsize=512)
def icon(name: str, label: str = "") -> SafeString:
    """An icon of the sprite; with a label it is read aloud, without it is decoration. Raises on a name not in `icons.txt`."""
    if name not in icon_names():
        raise template.TemplateSyntaxError(f"no icon named {name!r} in kernel/ui/assets/icons.txt")
    target = f"{static(SPRITE)}#{name}"
    if label:
        return format_html('<svg class="icon" role="img" aria-label="{}"><use href="{}"/></svg>', label, target)
    return format_html('<svg class="icon" aria-hidden="true"><use href="{}"/></svg>', target)


@register.simple_tag
def widget(field: BoundField, hint_id: str = "") -> SafeString:
    """The form control of a field, tied to its help and its errors."""
    described = [field.aria_describedby or "", hint_id]
    attrs: dict[str, Any] = {}
    if any(described):
        attrs["aria-describedby"] = " ".join(part for part in described if part)
    return field.as_widget(attrs=attrs)


@register.filter
def widget_kind(field: BoundField) -> str:
    """`check` for a single tick box, `group` for several, `file`, or `control`."""
    input_type = getattr(field.field.widget, "input_type", "")
    if input_type == "checkbox":
        return "group" if field.use_fieldset else "check"
    if input_type == "radio":
        return "group"
    return "file" if input_type == "file" else "control"


def _local(value: datetime) -> datetime:
    return timezone.localtime(value) if timezone.is_aware(value) else value


@register.filter
def day(value: date | datetime | None) -> str:
    """`03/02/2026`; nothing for nothing."""
    if value is None or value == "":
        return ""
    return (_local(value) if isinstance(value, datetime) else value).strftime("%d/%m/%Y")


@register.filter
def moment(value: datetime | None) -> str:
    """`14:05 03/02/2026`; nothing for nothing."""
    return _local(value).strftime("%H:%M %d/%m/%Y") if value else ""


@register.simple_tag(takes_context=True)
def ago(context: template.Context, value: datetime | None) -> str:
    """How long ago, seen from the instant of the request: `vừa xong`, `25 phút trước`, `3 ngày trước`, then the date."""
    if value is None:
        return ""
    now: datetime | None = getattr(context.get("request"), "now", None)
    return distance(value, now) if now else moment(value)


def distance(value: datetime, now: datetime) -> str:
    """The words for the time between two instants, looking back."""
    passed = now - value
    if passed < timedelta(minutes=1):
        return "vừa xong"
    if passed < timedelta(hours=1):
        return f"{int(passed.total_seconds() // 60)} phút trước"
    if passed < timedelta(days=1):
        return f"{int(passed.total_seconds() // 3600)} giờ trước"
    if passed < timedelta(days=7):
        return f"{passed.days} ngày trước"
    return day(value)


@register.filter
def initials(name: str) -> str:
    """The letters in a person's chip: first letters of the first and the last word (Nguyễn Văn Mẫu → NM)."""
    words = [word for word in name.split() if word[:1].isalpha()]
    if not words:
        return "?"
    return (words[0][0] + (words[-1][0] if len(words) > 1 else "")).upper()


@register.filter
def hyphened(name: str) -> str:
    """The part of the URL of a verb: `send_back` → `send-back`."""
    return str(name).replace("_", "-")


@register.filter
def among(name: str, names: str) -> bool:
    """Whether a word is one of the words of a list separated by spaces."""
    return str(name) in names.split()


@register.filter
def changes(recorded: Any) -> list[tuple[str, Any, Any]]:
    """Rows (label, before, after) of what an entry changed, from a mapping label → (before, after) or from rows."""
    if isinstance(recorded, Mapping):
        return [(str(label), pair[0], pair[1]) for label, pair in recorded.items()]
    return [(str(label), before, after) for label, before, after in recorded]
