"""What is asked and what was taken, as a report and as a workbook."""
