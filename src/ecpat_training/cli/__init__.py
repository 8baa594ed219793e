"""Options in, one workflow called, exit code out."""

import gc

gc.set_threshold(50_000, 20, 20)  # before the libraries load: hundreds of small collections would find next to nothing
