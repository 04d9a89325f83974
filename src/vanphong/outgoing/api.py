"""The door of outgoing."""
