"""Addresses of the module."""

from django.urls import URLPattern

app_name = "incoming"

urlpatterns: list[URLPattern] = []
