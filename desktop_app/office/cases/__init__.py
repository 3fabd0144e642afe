"""Applications and releases as the bureau works on them: what is due, late or waiting, and their reviews."""
