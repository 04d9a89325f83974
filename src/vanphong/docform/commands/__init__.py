"""docform from a terminal: a module per verb with `run(arguments) -> exit status`; found by name, so that one verb loads nothing of the others."""
