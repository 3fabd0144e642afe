"""Annex formats: what a file of `resources/annex` may say, read into tables, cells, checks and a printed form."""
