"""A finding of the checks in words and colours, with what the officer says to it."""
