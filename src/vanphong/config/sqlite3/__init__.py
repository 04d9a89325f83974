"""Django's SQLite with a fairer queue of writers, and with triggers that outlive a change of their table."""
