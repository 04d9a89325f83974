"""The verbs of the catalogue: add, edit, end a row; write down the zone of the installation."""
