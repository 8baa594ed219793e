"""YAML as text with the place of every value, and how its problems are told."""
