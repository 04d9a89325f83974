"""The questions that are asked of the catalogue; what they find is kept per edition of the data."""
