"""Statistics, one a file: numbers in, an estimate or a test with its method and source out."""
