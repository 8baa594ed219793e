"""What is written: the workbook, the minutes."""
