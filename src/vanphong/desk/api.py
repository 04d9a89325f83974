"""The door of desk."""
