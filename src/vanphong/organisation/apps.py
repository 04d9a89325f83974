from django.apps import AppConfig


class OrganisationConfig(AppConfig):
    name = "vanphong.organisation"
    label = "organisation"
    verbose_name = "Tổ chức"
