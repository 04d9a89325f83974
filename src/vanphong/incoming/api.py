"""The door of incoming."""
