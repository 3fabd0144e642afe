"""Every figure of every official form counted a second time, from plain rows, by code that knows nothing of `report`.

It is written from what the forms say of themselves (their 填报说明, and `counting` in the format files), not from their
queries: days are texts as SQLite keeps them, a figure is a loop over rows.
"""
