"""Addresses of the module."""

from django.urls import URLPattern, path

from vanphong.desk.views import arrived, home, lineage, search

app_name = "desk"

urlpatterns: list[URLPattern] = [
    path("", home.home, name="home"),
    path("thong-bao/so-dem/", home.counts, name="counts"),
    path("gui-nhan/lan-gui/<int:dispatch_id>/", arrived.arrived, name="arrived"),
    path("gan-day/", home.recent, name="recent"),
    path("tu-cach-khac/", home.elsewhere, name="elsewhere"),
    path("tra-cuu/", search.search, name="search"),
    path("nguon-goc/<slug:kind>/<int:record_id>/", lineage.lineage, name="lineage"),
]
