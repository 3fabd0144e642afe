"""What stands behind one figure of an annex: how it is made, in plain words, and which records it comes from."""
