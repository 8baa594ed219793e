"""The codebook: what every column of answers means, and how many answered it."""
