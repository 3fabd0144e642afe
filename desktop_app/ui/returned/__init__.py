"""Records that the office returned to their unit: the banner over a record, and the two small forms."""
