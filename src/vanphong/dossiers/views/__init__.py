"""The screens of dossiers."""
