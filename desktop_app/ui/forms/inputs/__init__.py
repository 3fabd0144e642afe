"""One input for each shape of field; what is typed is kept as typed until it is saved."""
