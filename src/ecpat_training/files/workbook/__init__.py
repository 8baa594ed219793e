"""Excel workbooks: what is looked at before a library opens them, and their cells."""
