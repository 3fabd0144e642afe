"""Proof: what tells that a data file is as the program left it, and what became of it where it is not."""
