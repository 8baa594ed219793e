"""What of donors' tables was published before, so that two tables don't tell together what none tells alone."""
