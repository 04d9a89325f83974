"""What is typed into the screens of the organisation: parsed and checked, never saved here."""
