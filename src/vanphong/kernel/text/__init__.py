"""Vietnamese text: one form on the way in, and a folded form for searching and sorting in which accents, đ and capitals do not count."""
