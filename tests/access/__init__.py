"""Who may do and see what: every verb × state × role, every address × role, nothing to outsiders through any channel, nothing done twice."""
