"""The practice office in the tests: loaded once per worker, the same as in the demonstration."""
