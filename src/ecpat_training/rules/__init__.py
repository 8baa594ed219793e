"""Rules: parameters as the YAML spells them, a check in plain Python, and a constraint where it steers a solver."""
