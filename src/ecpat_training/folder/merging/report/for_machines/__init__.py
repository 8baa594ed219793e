"""What `ecpat merge` answers with `--json`."""
