"""The page of one application: how it stands, what comes next, what was done, letters, files and people."""
