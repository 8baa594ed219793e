"""What was changed, added and taken out in a programme's folder, line by line, and the views of it: what can be taken
back, and what is kept."""
