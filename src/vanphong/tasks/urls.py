"""Addresses of the module."""

from django.urls import URLPattern, path

from vanphong.tasks.views import bulk, pages, verbs

app_name = "tasks"

urlpatterns: list[URLPattern] = [
    path("", pages.task_list, name="list"),
    path("toan-co-quan/", pages.overview, name="overview"),
    path("hang-loat/", bulk.bulk, name="bulk"),
    path("<int:task_id>/", pages.record, name="record"),
    path("<int:task_id>/pass-on/", verbs.pass_on, name="pass_on"),
    path("<int:task_id>/send-back/", verbs.send_back, name="send_back"),
    path("<int:task_id>/complete/", verbs.complete, name="complete"),
    path("<int:task_id>/resolve/", verbs.resolve, name="resolve"),
    path("<int:task_id>/add-assignees/", verbs.add_assignees, name="add_assignees"),
    path("<int:task_id>/mark-read/", verbs.mark_read, name="mark_read"),
    path("<int:task_id>/mark-unread/", verbs.mark_unread, name="mark_unread"),
    path("<int:task_id>/accept/", verbs.accept, name="accept"),
    path("<int:task_id>/redo/", verbs.redo, name="redo"),
    path("<int:task_id>/reassign/", verbs.reassign, name="reassign"),
    path("<int:task_id>/recall/", verbs.recall, name="recall"),
    path("<int:task_id>/reopen/", verbs.reopen, name="reopen"),
    path("<int:task_id>/extend/", verbs.extend, name="extend"),
    path("<int:task_id>/remind/", verbs.remind, name="remind"),
]
