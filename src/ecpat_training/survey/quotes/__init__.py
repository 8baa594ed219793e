"""Free text: which columns hold it, what in it may tell who wrote it, and the file by which it is released."""
