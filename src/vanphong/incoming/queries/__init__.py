"""The questions about arrived documents, each scoped by who asks."""
