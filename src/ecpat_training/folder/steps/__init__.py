"""The columns of the board: of each step whether it is done, by what its files say and by the day."""
