"""What a series is, what a calendar of holidays holds, and what is found about them."""
