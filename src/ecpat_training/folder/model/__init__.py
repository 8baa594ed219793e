"""What a board and a file in the folder are."""
