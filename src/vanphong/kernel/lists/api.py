"""The door of lists."""
