"""What the practice office begins with: templates for the types of documents it issues most."""

import tomllib
from datetime import datetime
from importlib.resources import files

from vanphong.catalogue import api as catalogue
from vanphong.kernel.actor import SYSTEM
from vanphong.kernel.clock import office_date
from vanphong.outgoing.actions.templates import add_template
from vanphong.outgoing.models import DraftTemplate


def load(now: datetime) -> None:
    """Lay out the templates that are not there yet; they are for every organ."""
    data = tomllib.loads(files("vanphong.outgoing").joinpath("data/templates.toml").read_text("utf-8"))
    types = {row.code: row for row in catalogue.document_types(office_date(now), system=catalogue.System.PARTY)}
    held = set(DraftTemplate.objects.filter(organ=None).values_list("document_type__code", "name"))
    for row in data["template"]:
        if (row["type"], row["name"]) not in held:
            words = {"name": row["name"], "subject": row["subject"], "body": row["body"].strip()}
            add_template(None, SYSTEM, now, organ_id=None, values={"document_type": types[row["type"]], **words})
