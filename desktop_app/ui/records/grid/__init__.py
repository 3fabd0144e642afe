"""Changing the cells of a list in place: the field's own input over the cell, filling down, pasting a block."""
