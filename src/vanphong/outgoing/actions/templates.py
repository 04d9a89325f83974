"""Templates of drafts: added, changed, no longer offered. Every file that was uploaded stays as a version."""

from collections.abc import Mapping
from datetime import datetime

from django.db import IntegrityError, transaction

from vanphong.files import api as files
from vanphong.kernel.actor import SYSTEM, Actor
from vanphong.kernel.errors import InvalidInput
from vanphong.outgoing.actions.drafting import Text, Upload
from vanphong.outgoing.actions.drafting import store as stored
from vanphong.outgoing.models import DraftTemplate
from vanphong.outgoing.workflow import TEMPLATE

SAME_NAME = "Cơ quan đã có mẫu cùng thể loại, cùng tên đang dùng. Đề nghị đặt tên khác, hoặc sửa mẫu đó."
NEITHER = "Mẫu chưa có nội dung. Đề nghị tải tệp Word lên, hoặc gõ nội dung."


def store(upload: Upload, actor: Actor, now: datetime) -> Text:
    """Keep the uploaded .docx; not inside a transaction. Raises `InvalidInput` for any other kind of file."""
    text = stored(upload, actor, now)
    if text.blob.format is not files.FileFormat.DOCX:
        raise InvalidInput("Mẫu là tệp Word (.docx).", {"file": "Mẫu là tệp Word (.docx)."})
    return text


@TEMPLATE.performs("add_template")
def add_template(
    template: DraftTemplate,
    actor: Actor,
    now: datetime,
    /,
    *,
    organ_id: int | None,
    values: Mapping[str, object],
    text: Text | None = None,
) -> None:
    """A new template of the organ; those for every organ come with the practice office alone."""
    if organ_id is None and actor != SYSTEM:
        raise InvalidInput("Chưa chọn cơ quan của mẫu.", {"organ_id": "Chưa chọn cơ quan."})
    template.organ_id = organ_id
    _write(template, values, text)
    _attach(template, text, actor, now)


@TEMPLATE.performs("edit")
def edit(
    template: DraftTemplate,
    actor: Actor,
    now: datetime,
    /,
    *,
    values: Mapping[str, object],
    text: Text | None = None,
) -> None:
    """Change the name, the type, the words; a file takes the place of the one there was, which is kept."""
    _write(template, values, text)
    _attach(template, text, actor, now)


@TEMPLATE.performs("close")
def close(template: DraftTemplate, actor: Actor, now: datetime, /) -> None:
    """No longer offered to those who draft; what was drafted from it stays."""


@TEMPLATE.performs("reopen")
def reopen(template: DraftTemplate, actor: Actor, now: datetime, /) -> None:
    """Offered again, unless another of the same name has taken its place."""
    of_type = DraftTemplate.objects.filter(document_type_id=template.document_type_id, name=template.name, state="open")
    if of_type.filter(organ=template.organ).exists():
        raise InvalidInput(SAME_NAME)


def _write(template: DraftTemplate, values: Mapping[str, object], text: Text | None) -> None:
    for name, value in values.items():
        setattr(template, name, value)
    has_file = text is not None or (template.pk and files.versions(template.kind, template.pk).exists())
    if not template.body.strip() and not has_file:
        raise InvalidInput(NEITHER, {"body": NEITHER})
    try:
        with transaction.atomic():
            template.save()
    except IntegrityError:
        raise InvalidInput(SAME_NAME, {"name": SAME_NAME}) from None


def _attach(template: DraftTemplate, text: Text | None, actor: Actor, now: datetime) -> None:
    template.told = f", tệp «{text.name}»" if text else ""
    if text is not None:
        files.attach(template.kind, template.pk, files.Slot.MAIN, text.blob, text.name, actor, now)
