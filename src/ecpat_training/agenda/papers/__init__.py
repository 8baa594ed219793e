"""What is printed or sent of one agenda, one paper a file; the file is named after the paper.

Each has `ENDINGS`, the formats that it is written in, `WHAT`, what it is for in half a line, and `document(planned,
provenance)`.
"""
