"""Changing many records of a list at once: what is to change, what that means for each, and one step to take back."""
