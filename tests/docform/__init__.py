"""docform proved from outside: defects planted into clean documents and looked for."""
