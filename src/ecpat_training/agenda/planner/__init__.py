"""The cheapest agenda of a training: its variables, and the search that proves it."""
