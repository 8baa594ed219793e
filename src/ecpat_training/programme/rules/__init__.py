"""What rules over agendas and over rosters have in common: how they are found by name, and what they find."""
