"""The parts of a Word file: page and styles, tables, blocks."""
