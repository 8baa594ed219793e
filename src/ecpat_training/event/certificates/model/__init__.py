"""What a certificate states, of whom, and whether a statement is accepted."""
