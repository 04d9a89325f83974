"""The office's fixed lists, as dated data with sources: types of documents, secrecy, circulation, urgency, fields of work, phrases, authority.

Nothing that a regulation may change is written in code: each row carries `valid_from`, `valid_to`, its source and how sure the source is
([chắc chắn] or [cần kiểm tra]); what applies is chosen by the record's own date. Holidays and swapped working days make the calendar; the
thresholds make the one scale of alerts that every screen and export uses. `loading.py` with `data/` brings the rows in.
"""
