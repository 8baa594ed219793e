"""From answers to what statistics need: people linked over waves, items scored."""
