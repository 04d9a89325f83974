"""The verbs of the organisation: each is one transaction that checks the permission, writes, tells the journal and renews the edition."""
