"""What a bureau does with its ledger: cases and their days, months, locked years, rules in force, lists of records."""
