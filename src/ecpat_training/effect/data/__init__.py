"""The evaluator's folder: tidy data under drawn numbers, and programs that recompute the figures."""
