"""Points in per cent of those that could be had."""
