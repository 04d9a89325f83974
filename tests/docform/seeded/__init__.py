"""Clean documents of every type and body, and a mutator that plants each known defect into them: what does the checker find, what does it invent?

`documents` composes, `texts` says what stands in them, `mutations` plants, `measuring` counts. `bench/seeded_defects.py` prints the whole table.
"""
