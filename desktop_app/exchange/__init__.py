"""Files in and out: sheets of a kind, and the files that units and the office exchange."""
