"""Registers (sổ) and the numbers given in them: per register, period and series, none missing, each explained.

A number is allocated in the transaction of the act that needs it; it is used (đã dùng), held (giữ số), void (hủy) or outside (taken by a
document that is not in the system), never reused. A proof lists 1…N with each one explained. A register runs by the year (văn bản đến, sổ
mật, kiểu nhà nước), by the term of office (văn bản của Đảng) or for one congress (ĐH); rolled over, nothing more is allocated into the
period that was closed. What a register's columns say comes from the modules whose records are in it (`ports`).

Files beside the usual ones: `triggers.py` (what the database itself refuses), `practice.py` (the registers of the practice office),
`papers` (a register set as PDF and as a spreadsheet).
"""
