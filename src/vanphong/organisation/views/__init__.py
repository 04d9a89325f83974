"""Request in, response out: one file per group of screens."""
