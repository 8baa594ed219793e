"""The ledger of published reports, so that several of a project don't tell together what none tells alone."""
