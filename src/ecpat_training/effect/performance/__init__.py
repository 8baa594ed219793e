"""Performance: simulated cases that two raters score with a rubric, before and after a training."""
