"""The door of notices."""
