"""The page of the turn of the year: what stands for the new year, and what is still to do."""
