"""Documents → statements: reading Chinese official documents; knows nothing of databases."""
