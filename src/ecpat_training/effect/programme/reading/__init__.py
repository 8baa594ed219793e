"""From a programme's folder to the effect of each training."""
