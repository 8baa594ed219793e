"""The workbook to type signed sheets into, and what was read from one."""
