"""The then-test: whether people see their start otherwise now."""
