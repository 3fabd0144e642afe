"""Terms counted by hand, day by day, by code that shares nothing with the rules of the program."""
