"""The parts of a workbook: cells, sheets, and the file that holds them."""
