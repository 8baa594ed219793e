"""What rules over a series share: the programme's facts, and the draft that constraints speak of."""
