"""Lists of records as screens and commands ask for them: which, in which order, and under which title."""
