"""The screens of what was sent."""
