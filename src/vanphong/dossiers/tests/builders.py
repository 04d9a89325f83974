"""Dossiers under test, one row each; what is filed in them are other dossiers."""

from tests.office.office import NOW, Office
from vanphong.dossiers.actions import open_dossier
from vanphong.dossiers.models import Dossier


def a_dossier(office: Office, username: str = "chuyenvien", title: str = "Đại hội đảng bộ các cấp", **more) -> Dossier:
    """A dossier opened by that person."""
    return open_dossier(None, office.actor(username), NOW, title=title, **more)
