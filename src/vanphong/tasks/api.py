"""The door of tasks."""
