"""Where the effect of a training is read from: a module each, tried in the order of `trainings.py`."""
