"""The annex of a year: formats, cells as queries, reckoning, filed figures, and the form they stand on."""
