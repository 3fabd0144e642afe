"""The union of two logs: what another file hands over, what differs, and how it is settled."""
