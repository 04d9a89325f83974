"""The office's fixed lists, as dated data with sources: types of documents, secrecy, circulation, urgency, fields of work, phrases, authority.

Nothing that a regulation may change is written in code: each row carries `valid_from`, `valid_to` (the first day on which it no longer
holds), its source and how sure the source is ([chắc chắn] or [cần kiểm tra]); what applies is chosen by the record's own date. Holidays and
swapped working days make the calendar; the thresholds make the one scale of alerts that every screen and export uses.

Files beside the usual ones: `loading.py` brings the rows of `data/` in; it never touches a row that was edited here. `middleware.py` asks
for the edition of the data once per request, so that everything computed from it is kept as long as nothing changes.

"""
