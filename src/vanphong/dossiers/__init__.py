"""Dossiers (hồ sơ): what belongs together to one piece of work, whatever kind of record it is."""
