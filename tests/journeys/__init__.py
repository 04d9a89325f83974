"""Stories through several modules, named for what the office does."""
