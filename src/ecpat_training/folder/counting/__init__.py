"""What the files of a folder make together: the board of all steps, the funnel of all trainings."""
