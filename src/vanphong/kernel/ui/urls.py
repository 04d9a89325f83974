"""Addresses of the interface itself."""

from django.urls import path

from vanphong.kernel.ui import views

app_name = "ui"

urlpatterns = [
    path("thanh-phan/", views.gallery, name="gallery"),
    path("thanh-phan/hop-thoai/", views.sample_dialog, name="sample_dialog"),
    path("giao-dien/", views.appearance, name="appearance"),
]
