"""The command `ecpat`: what starts it and ends it, and what one starts with."""

import gc

gc.set_threshold(200_000, 20, 20)  # before the libraries load: looking through all that they bring finds nothing
