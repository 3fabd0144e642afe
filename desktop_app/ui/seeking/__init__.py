"""Finding whatever is in the program by a few letters: records, commands, pages, keys."""
