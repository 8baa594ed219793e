"""What an agenda is, and what is found about one."""
