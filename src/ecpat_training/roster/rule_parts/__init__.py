"""What rules over rosters share: who is counted, how many are wanted, who is short."""
