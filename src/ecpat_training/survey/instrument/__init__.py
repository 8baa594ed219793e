"""What an instrument file means: items, scales, codes, the plan of the analysis."""
