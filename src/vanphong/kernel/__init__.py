"""What every piece of work stands on, and no word of the office: who acts, when, by which table, who takes part,
what is recorded, what happens afterwards, and how it is shown.
"""
