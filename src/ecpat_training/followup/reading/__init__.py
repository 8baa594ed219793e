"""Tables of commitments as people type them."""
