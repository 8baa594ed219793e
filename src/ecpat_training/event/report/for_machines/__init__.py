"""What the commands answer to programs: a module for each, whose `Result` it is."""
