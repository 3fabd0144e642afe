"""The reviewers' checks of a year: rules as data, each judged by a pure function of what is known of the year."""
