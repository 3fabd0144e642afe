"""设置: everything that is this user's on this PC, in one place."""
