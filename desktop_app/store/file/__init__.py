"""The data file itself: made, opened, checked, locked, backed up, recognised on this PC."""
