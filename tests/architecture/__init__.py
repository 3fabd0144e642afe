"""What the gates of `tests/test_architecture.py` read out of the source: who imports whom, and who uses a name."""
