"""Contents that wait for what a machine lacked: a program, or room on the disk."""

from collections.abc import Mapping

from django.db.models import Q

from vanphong.files.choices import Progress, StepName
from vanphong.files.models import Blob, Step
from vanphong.files.reading import pipeline
from vanphong.files.rules.troubles import LATER


def start_again(at_most: int, has_tools: Mapping[str, bool]) -> list[int]:
    """Start again the steps that may succeed now, oldest first; the ids of their contents."""
    lacking = [name for name, is_there in has_tools.items() if not is_there]
    failed = Step.objects.filter(progress=Progress.FAILED, cause__in=LATER).exclude(
        Q(cause="no_tool") & Q(name__in=lacking)
    )
    rows = list(failed.select_related("blob").order_by("id")[:at_most])
    for step in rows:
        pipeline.start_again(step.blob, StepName(step.name))
    return list(dict.fromkeys(step.blob_id for step in rows))


def begin_unread(at_most: int) -> list[int]:
    """Begin with contents that were kept before files were read step by step, newest first; their ids."""
    blobs = list(Blob.objects.filter(steps=None, is_held=False).order_by("-id")[:at_most])
    for blob in blobs:
        pipeline.begin(blob)
    return [blob.pk for blob in blobs]
