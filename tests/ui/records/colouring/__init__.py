"""Colour rules of lists, as a person makes them in the window."""
