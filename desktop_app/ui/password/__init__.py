"""Passwords in the window: that of the ledger set, changed or removed."""
