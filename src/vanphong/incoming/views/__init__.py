"""The screens of arrived documents."""
