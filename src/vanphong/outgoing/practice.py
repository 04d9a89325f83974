"""What the practice office begins with: templates for the types of documents it issues most."""

import tomllib
from datetime import datetime
from importlib.resources import files

from django.db import transaction

from vanphong.catalogue import api as catalogue
from vanphong.kernel.clock import office_date
from vanphong.outgoing.models import DraftTemplate


def load(now: datetime) -> None:
    """Lay out the templates that are not there yet; they are for every organ."""
    data = tomllib.loads(files("vanphong.outgoing").joinpath("data/templates.toml").read_text("utf-8"))
    types = {row.code: row for row in catalogue.document_types(office_date(now), system=catalogue.System.PARTY)}
    with transaction.atomic():
        held = set(DraftTemplate.objects.filter(organ=None).values_list("document_type__code", "name"))
        DraftTemplate.objects.bulk_create(
            DraftTemplate(
                document_type=types[row["type"]],
                name=row["name"],
                subject=row["subject"],
                body=row["body"].strip(),
            )
            for row in data["template"]
            if (row["type"], row["name"]) not in held
        )
