"""Survey platforms, one a file: `matches` says whether a table is its export, `read` what the columns are."""
