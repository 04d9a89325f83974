"""Addresses of the module."""

from django.urls import URLPattern, path

from vanphong.desk import views

app_name = "desk"

urlpatterns: list[URLPattern] = [
    path("", views.home, name="home"),
    path("thong-bao/so-dem/", views.counts, name="counts"),
]
