"""The effect report: results to a `Document`; for whom, in which order, and what of it may be published."""
