"""Who was there in which half-day, and what that counts as."""
