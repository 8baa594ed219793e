"""The only room that knows a solver."""
