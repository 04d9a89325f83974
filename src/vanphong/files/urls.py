from django.urls import path

from vanphong.files import views

app_name = "files"

urlpatterns = [
    path("tep/<int:version_id>/", views.download, name="download"),
    path("tep/<int:version_id>/trang/<int:number>.<slug:size>.png", views.page, name="page"),
]
