"""Whose word an entry is, and whether it counts: seals over write streams, certificates, rights, what is held."""
