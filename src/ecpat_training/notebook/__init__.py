"""Five functions for notebooks over the same workflows as the commands, a function a file, and what they return."""
