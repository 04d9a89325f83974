"""Who has to do what by when: assignments (giao việc) of a record to one lead, others in support, others for information.

An assignment passed on inside a unit is a child of the one it came from, so that the tree says who has it since when. The clock starts when
the record was received; no passing on stops it. The module whose record is assigned is told at once, in the same transaction (`ports`).
"""
