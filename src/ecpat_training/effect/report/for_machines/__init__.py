"""What `ecpat evaluate` answers with `--json`."""
