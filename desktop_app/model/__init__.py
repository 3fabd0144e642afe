"""What a record is: declarations and pure rules; no session, no window."""
