"""A published effect, an effect of a training, and what a comparison of them says."""
