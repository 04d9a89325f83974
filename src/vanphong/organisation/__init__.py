"""The office itself: organs, their units and positions, the people who hold them, what they may do, and for whom they act.

A person acts in a position (chức vụ) that sits in a unit of an organ. Positions are held from–to, carry roles, may be delegated
(ủy quyền) for a period, and leaders have assistants (trợ lý). Out of this `queries.actors` makes the `Actor` that every question and
verb takes. Accounts (tài khoản) are locked, never deleted. None of these records has a procedure, so there is no workflow table: each
verb in `actions` is one journalled transaction.

Two conventions of dates: `since`/`until` and `valid_from`/`valid_to` are half-open, the second date is the first day on which the thing no
longer holds («thôi giữ chức vụ kể từ ngày …»); a delegation alone names its last day («đến hết ngày …»), as the paper does.

Files beside the usual ones: `middleware.py` (who acts in this request), `adapter.py` (what the account library may do here), `triggers.py`
(what the database itself refuses), `rows.py` (how the rows of an import are read), `practice.py` with `data/` (the practice office).
"""
