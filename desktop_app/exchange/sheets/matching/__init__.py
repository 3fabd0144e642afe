"""What the columns and words of a foreign sheet mean: proposed, chosen by a person, remembered."""
