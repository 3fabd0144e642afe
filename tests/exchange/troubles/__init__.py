"""Disks that fail, processes that are killed and people who lie, clone, restore and set clocks wrong, all at once."""
