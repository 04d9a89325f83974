from django.apps import AppConfig


class CatalogueConfig(AppConfig):
    name = "vanphong.catalogue"
    label = "catalogue"
    verbose_name = "Danh mục"
