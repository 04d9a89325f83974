"""Notices: what a person should know, in the application and by e-mail digest, each once, as the person chose, not in quiet hours."""
