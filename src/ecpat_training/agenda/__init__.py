"""Planning: the agenda of a training, from its file or a solver to papers and calendars."""
