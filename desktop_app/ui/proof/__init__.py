"""What a check of the data file found, and the repair: the windows of Help → 自检."""
