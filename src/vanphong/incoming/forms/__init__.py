"""Forms: what is typed and chosen, parsed and checked; nothing is saved here."""
