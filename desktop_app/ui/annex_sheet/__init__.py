"""The tables of an annex as the window draws them."""
