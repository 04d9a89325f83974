"""Search: every kind of record and the text of its files, found by words with or without accents, by whoever may see it and by nobody else.

A record becomes an entry, an entry a set of tokens (`tokens`); a query becomes a tree (`query`) and an expression over the same tokens. Folding,
tokens and ranking are ours and shared; the database only answers which sets satisfy an expression (`engines`). What is found is checked against
participation as it is now, so that an ended grant hides at once, whatever the index still holds. `docs/decisions/0010-search.md` says why.
"""
