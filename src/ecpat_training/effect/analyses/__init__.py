"""The further analyses of a training, a room each, found by its name.

Each has

- `compute.py`, which finds it in the `EvaluationData`, where computing is more than a screen;
- `result.py`, what it found: frozen dataclasses, which any room may read;
- `words.py`, its fixed words;
- `said.py` with `analysis`, one `Analysis` (`analysis.py` says what that is): what it computes, its part of the report
  for each reader, the same for machines, and what of it may be published.
"""
