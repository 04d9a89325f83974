"""What a check found, told: as lines for a terminal, as data (JSON), as SARIF for other tools, as a page to print."""
