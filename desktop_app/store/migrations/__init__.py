"""Changes of the projected and housekeeping tables over the versions; the log itself is never transformed."""
