"""What rules over agendas share: the training's facts, ways through a day, the draft that constraints speak of."""
