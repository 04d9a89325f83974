"""The questions about outgoing documents: lists and piles, the record page, contents, authority, what other modules ask."""
