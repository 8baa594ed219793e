"""What there is to see, a file a page; `core/registry.py` lists them by their names."""
