"""A series: the dates and trainers of all trainings of a programme, from the programme's file to calendars."""
