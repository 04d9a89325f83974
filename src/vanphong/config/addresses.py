"""From which address a request comes, as far as that can be believed."""

from django.conf import settings
from django.http import HttpRequest


def client_address(request: HttpRequest) -> str:
    """The address of the person's machine: the connection's own, or, behind our proxy, the last one that the proxy noted."""
    if settings.SECURE_PROXY_SSL_HEADER:
        noted = request.META.get("HTTP_X_FORWARDED_FOR", "").rpartition(",")[2].strip()
        if noted:
            return str(noted)
    return str(request.META.get("REMOTE_ADDR", ""))
