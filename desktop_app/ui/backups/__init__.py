"""Backups in the window: those there are, what each holds, made, put back, and where they go by themselves."""
