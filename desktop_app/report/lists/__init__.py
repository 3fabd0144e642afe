"""Lists on paper: what is due, what moved, whom to chase, and any ledger as it stands on screen."""
