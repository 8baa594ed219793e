"""Who stays away, who is called in: the chance of a balanced room on the day, and the reserves that raise it most."""
