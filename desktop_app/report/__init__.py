"""From records to paper: annex formats, cells, checks and documents."""
