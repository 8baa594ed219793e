"""One measure of a network a file: matrices in, figures out."""
