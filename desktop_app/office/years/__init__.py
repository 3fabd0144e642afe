"""A year's report and its lock: steps of the report, correction slips, and changes that came too late."""
