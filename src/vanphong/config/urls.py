"""Every route of the installation: each module's own `urls.py`, and those of the account libraries."""

from django.urls import URLPattern, URLResolver, include, path

handler400 = "vanphong.config.refusals.bad_request"
handler403 = "vanphong.config.refusals.permission_denied"
handler404 = "vanphong.config.refusals.not_found"
handler500 = "vanphong.kernel.web.middleware.server_error"

urlpatterns: list[URLPattern | URLResolver] = [
    path("", include("vanphong.kernel.ui.urls")),
    path("tai-khoan/", include("allauth.urls")),
]
