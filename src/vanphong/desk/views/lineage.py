"""Where a record came from and what it led to."""

from django.http import HttpResponse
from django.views.decorators.http import require_safe

from vanphong.desk.queries import lineage as layout
from vanphong.kernel.trace import api as trace
from vanphong.kernel.web.answers import page
from vanphong.kernel.web.gates import OfficeRequest, signed_in


@signed_in
@require_safe
def lineage(request: OfficeRequest, kind: str, record_id: int) -> HttpResponse:
    """The graph of a record, as far as the actor may see it."""
    graph = trace.graph((kind, record_id), request.actor)
    own = graph.nodes[0]
    context = {
        "own": own,
        "drawing": layout.draw(graph),
        "root": layout.branches(graph),
        "is_alone": len(graph.nodes) == 1,
        "is_cut": graph.is_cut,
        "most": len(graph.nodes),
        "heading": "Nguồn gốc và kết quả",
        "crumbs": [(own.title, own.url), ("Nguồn gốc và kết quả", "")],
    }
    return page(request, "desk/lineage.html", context)
