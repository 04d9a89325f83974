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
    path("tra-cuu/", search.results, name="search"),
    path("tra-cuu/luu/", search.keep, name="keep_search"),
    path("tra-cuu/da-luu/<int:search_id>/", search.kept, name="kept_search"),
    path("tra-cuu/da-luu/<int:search_id>/xoa/", search.forget, name="forget_search"),
    path("nguon-goc/<slug:kind>/<int:record_id>/", lineage.lineage, name="lineage"),
]
