"""What sets the program up from its source folder and what packs it for people without Python."""
