"""Every route of the installation: each module's own `urls.py`, and those of the account libraries."""

from django.urls import URLPattern, URLResolver, include, path

handler400 = "vanphong.config.refusals.bad_request"
handler403 = "vanphong.config.refusals.permission_denied"
handler404 = "vanphong.config.refusals.not_found"
handler500 = "vanphong.kernel.web.middleware.server_error"

urlpatterns: list[URLPattern | URLResolver] = [
    path("", include("vanphong.kernel.ui.urls")),
    path("danh-sach/", include("vanphong.kernel.lists.urls")),
    path("viec-nen/", include("vanphong.kernel.outbox.urls")),
    path("", include("vanphong.desk.urls")),
    path("", include("vanphong.organisation.urls")),
    path("", include("vanphong.files.urls")),
    path("danh-muc/", include("vanphong.catalogue.urls")),
    path("so-van-ban/", include("vanphong.registers.urls")),
    path("nhiem-vu/", include("vanphong.tasks.urls")),
    path("gui-nhan/", include("vanphong.delivery.urls")),
    path("ho-so/", include("vanphong.dossiers.urls")),
    path("thong-bao/", include("vanphong.notices.urls")),
    path("van-ban-di/", include("vanphong.outgoing.urls")),
    path("van-ban-den/", include("vanphong.incoming.urls")),
]
