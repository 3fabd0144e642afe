"""交接与换电脑: another person at this PC, or the same ledger at another PC; each one guided step."""
