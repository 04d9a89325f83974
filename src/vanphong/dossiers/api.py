"""The door of dossiers."""
