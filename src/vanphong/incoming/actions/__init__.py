"""The verbs of arrived documents."""
