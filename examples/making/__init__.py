"""Makes the synthetic material of the examples."""
