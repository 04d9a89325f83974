"""The questions about registers, scoped by actor."""
