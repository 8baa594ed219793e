"""Files of an agenda that are no documents, one a file: `NAME` among the papers, `ENDING` by which `--out` asks for it,
`WHAT` in half a line, and `render(planned)`."""
