"""The screens of registers."""
