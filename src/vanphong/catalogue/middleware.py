"""Around every request: the edition of the catalogue is asked for once at most."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

from vanphong.catalogue.queries.edition import one_edition


class EditionMiddleware:
    """Let everything that a request asks of the catalogue cost one query together."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Go on."""
        with one_edition():
            return self.get_response(request)
