"""The verbs of registers and of numbers."""
