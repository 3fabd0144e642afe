"""Which rules are in force in a ledger: calendar and settings, files handed down, and numbers given out."""
