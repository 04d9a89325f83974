"""The door of trace."""
