"""From the files of a folder to what they say, each read by the reader of its feature."""
