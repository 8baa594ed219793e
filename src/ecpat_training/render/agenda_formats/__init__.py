"""Files of an agenda that are no documents, one a file: `NAME`, `WHAT` in half a line, and `render(planned)`."""
