"""Words that documents are recognised by."""
