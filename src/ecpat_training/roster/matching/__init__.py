"""The same person on several lists: what speaks for it is proposed with its reason, and a person decides."""
