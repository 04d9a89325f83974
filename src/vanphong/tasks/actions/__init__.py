"""The verbs of tasks: of whoever assigns, of whoever holds, and how the record they belong to is told."""
