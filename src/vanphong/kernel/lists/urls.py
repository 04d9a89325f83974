"""Addresses of what a person keeps about lists."""

from django.urls import path

from vanphong.kernel.lists import views

app_name = "lists"

urlpatterns = [
    path("<slug:listing>/cot/", views.choose_columns, name="choose_columns"),
    path("<slug:listing>/luu-cach-xem/", views.save_view, name="save_view"),
    path("<slug:listing>/cach-xem/", views.saved_views, name="saved_views"),
    path("cach-xem/<int:view_id>/doi-ten/", views.rename_view, name="rename_view"),
    path("cach-xem/<int:view_id>/mac-dinh/", views.set_default_view, name="set_default_view"),
    path("cach-xem/<int:view_id>/xoa/", views.delete_view, name="delete_view"),
]
