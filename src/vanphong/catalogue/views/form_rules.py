"""The rules of form (thể thức) by which drafts are checked: every one with its article and an example, from the code itself."""

from django.http import HttpResponse
from django.views.decorators.http import require_safe

from vanphong.docform import api as docform
from vanphong.kernel.text.api import fold
from vanphong.kernel.web.answers import fragment
from vanphong.kernel.web.gates import OfficeRequest, signed_in


@signed_in
@require_safe
def form_rules(request: OfficeRequest) -> HttpResponse:
    """All rules, those of one profile, those whose words or code were asked for."""
    asked, profile = request.GET.get("q", "").strip()[:100], request.GET.get("bo", "")
    rules = [rule for rule in docform.rules().values() if _is_meant(rule, fold(asked), profile)]
    context = {
        "rules": rules,
        "asked": asked,
        "profiles": docform.profiles(),
        "profile": profile,
        "opened": request.GET.get("ma", ""),
        "heading": "Quy tắc thể thức",
        "crumbs": [("Danh mục", "/danh-muc/"), ("Quy tắc thể thức", "")],
    }
    return fragment(request, "catalogue/form_rules.html", "rules", context)


def _is_meant(rule: docform.Rule, words: str, profile: str) -> bool:
    if profile and profile not in rule.articles:
        return False
    told = fold(" ".join([rule.code, rule.title, rule.explains, rule.wrong, rule.right, *rule.articles.values()]))
    return all(word in told for word in words.split())
