"""Addresses of the module."""

from django.urls import URLPattern, path

from vanphong.registers.views import books, entries, papers, verbs

app_name = "registers"

urlpatterns: list[URLPattern] = [
    path("", books.register_list, name="list"),
    path("mo-so/", verbs.open_register, name="open_register"),
    path("<int:register_id>/", books.record, name="record"),
    path("<int:register_id>/chung-minh/", papers.proof, name="proof"),
    path("<int:register_id>/in/", papers.paper, name="paper"),
    path("<int:register_id>/edit-register/", verbs.edit_register, name="edit_register"),
    path("<int:register_id>/roll-over/", verbs.roll_over, name="roll_over"),
    path("<int:register_id>/carry-on/", verbs.carry_on, name="carry_on"),
    path("<int:register_id>/open-volume/", verbs.open_volume, name="open_volume"),
    path("<int:register_id>/close-register/", verbs.close_register, name="close_register"),
    path("<int:register_id>/reopen-register/", verbs.reopen_register, name="reopen_register"),
    path("<int:register_id>/hold/", verbs.hold, name="hold"),
    path("<int:register_id>/note-outside/", verbs.note_outside, name="note_outside"),
    path("<int:register_id>/enter/", entries.enter, name="enter"),
    path("muc/<int:entry_id>/", entries.entry, name="entry"),
    path("muc/<int:entry_id>/strike/", entries.strike, name="strike"),
    path("so/<int:number_id>/", books.number, name="number"),
    path("so/<int:number_id>/prolong/", verbs.prolong, name="prolong"),
    path("so/<int:number_id>/void/", verbs.void, name="void"),
]
