"""Where a record came from and what it led to: links between records of any kind, and who can describe each kind."""
