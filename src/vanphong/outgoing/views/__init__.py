"""The screens of outgoing documents."""
