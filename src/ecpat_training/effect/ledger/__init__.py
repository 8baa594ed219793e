"""What the ledger is handed of a report: of which people it tells, and how it scored them."""
