"""The approval chain on screen, whatever is approved."""
