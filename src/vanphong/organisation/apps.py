from django.apps import AppConfig


class OrganisationConfig(AppConfig):
    name = "vanphong.organisation"
    label = "organisation"
    verbose_name = "Tổ chức"

    def ready(self) -> None:
        """Say where organs and people are shown and how they are found."""
        from vanphong.kernel.search import api as search
        from vanphong.kernel.web import links
        from vanphong.organisation.models import Organ, Person
        from vanphong.organisation.queries.entries import organs_of, people_of

        links.register("organ", "organisation:organ")
        links.register("person", "organisation:person")
        search.register(search.Kind("person", "Cán bộ", "user", people_of, Person.objects.all, is_open=True, rank=5))
        search.register(search.Kind("organ", "Cơ quan", "building", organs_of, Organ.objects.all, is_open=True, rank=6))
