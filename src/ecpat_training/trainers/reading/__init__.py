"""From a workbook or a programme to a pool of trainers, and from a ledger to what was delivered."""
