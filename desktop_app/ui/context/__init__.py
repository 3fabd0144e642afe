"""What every page is given and is made of: the open ledger, the ways to talk to the window, the page itself."""
