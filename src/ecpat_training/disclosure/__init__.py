"""What was told of which people, and what follows from all of it together.

One ledger for a programme (`ledger.py`, its chain and its key; `place.py` finds it), in which everything that is passed
on stands as sets of people that name nobody (`published_set.py`, `sealed.py`); and the solver, which says whether sums
over such sets leave a sum over few (`isolated.py`, `audit.py`). What of a report, a network or a table is a figure of
which people, its own room says; nothing of that belongs here.
"""
