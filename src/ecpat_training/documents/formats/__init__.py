"""One export format a file; the file is named after its ending."""
