"""Colour rules of a list: which records are marked, in which colour, under which name; kept per person and ledger."""
