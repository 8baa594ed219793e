"""YAML files as their keys, each with its own lines."""
