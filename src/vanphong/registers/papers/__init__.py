"""A register on paper: as PDF, A4 across, set by typst, and as a spreadsheet with the same columns."""
