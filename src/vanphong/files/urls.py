from django.urls import path

from vanphong.files.views import contents, reading

app_name = "files"

urlpatterns = [
    path("tep/<int:version_id>/", contents.download, name="download"),
    path("tep/<int:version_id>/trang/<int:number>.<slug:size>.png", contents.page, name="page"),
    path("tep/<int:version_id>/doc-tep/", reading.reading, name="reading"),
    path("tep/<int:version_id>/doc-tep/<slug:step>/", reading.start_again, name="start_again"),
    path("tep/<int:version_id>/bang-ma/", reading.converted, name="converted"),
    path("tep/<int:version_id>/tim/", reading.find, name="find"),
]
