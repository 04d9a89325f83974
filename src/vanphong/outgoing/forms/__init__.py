"""Forms of outgoing documents: they parse and check, never save."""
