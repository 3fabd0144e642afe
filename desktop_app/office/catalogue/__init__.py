"""The catalogue that a ledger begins with, and what is added to it later."""
