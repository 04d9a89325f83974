"""The screens of the desk."""

from vanphong.desk.views.home import counts, home

__all__ = ["counts", "home"]
