"""What kinds of files share: what a kind is, how a file is looked at, when a step is due and what is doubtful in it."""
