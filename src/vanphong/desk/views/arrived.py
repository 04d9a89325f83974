"""From the notice of a letter to where it waits."""

from django.http import HttpResponse
from django.views.decorators.http import require_safe

from vanphong.delivery.api import awaiting
from vanphong.kernel.web.answers import redirect
from vanphong.kernel.web.gates import OfficeRequest, signed_in
from vanphong.kernel.web.links import url_of


@signed_in
@require_safe
def arrived(request: OfficeRequest, dispatch_id: int) -> HttpResponse:
    """To the delivery that the actor's registry has of this letter; to the desk when it was received meanwhile."""
    waiting = awaiting(request.actor).filter(dispatch__id=dispatch_id).first()
    return redirect(request, url_of("delivery", waiting.pk) if waiting else "/")
