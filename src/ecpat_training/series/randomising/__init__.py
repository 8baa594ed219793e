"""Which country goes first: the orders there are, those that the calendar holds, the balanced ones, the draw."""
