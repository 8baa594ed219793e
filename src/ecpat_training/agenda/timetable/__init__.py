"""An agenda as events in time, and the parts of the formats that calendars and viewers read."""
