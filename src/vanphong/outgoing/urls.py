"""Addresses of the module."""

from django.urls import URLPattern

app_name = "outgoing"

urlpatterns: list[URLPattern] = []
