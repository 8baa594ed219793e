"""What cells and files of every feature hold: amounts, times, countries, people; and the base of every noun."""
