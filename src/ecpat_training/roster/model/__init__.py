"""What is found about a list of people, and what is asked of it."""
