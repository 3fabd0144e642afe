"""The page of annex formats: which there are, what the empty form looks like, checking a file, putting one in use."""
