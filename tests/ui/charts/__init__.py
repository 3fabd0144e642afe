"""Charts in the window, on the real window and the 2013 sample."""
