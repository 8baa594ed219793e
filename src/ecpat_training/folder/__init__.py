"""A whole programme in one folder: whose files are where, how far each training is, where a new file belongs."""
