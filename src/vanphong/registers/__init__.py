"""Registers (sổ) and the numbers given in them: per register, series and period, none missing, each explained.

A number is allocated in the transaction of the act that needs it; it is used, held (giữ số) or void, never reused. A proof lists 1…N with
each one explained. What a register's columns say comes from the modules whose records are in it (`ports`).
"""
