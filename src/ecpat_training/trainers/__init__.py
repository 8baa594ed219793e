"""The pool of trainers: read, judged, chosen, followed up."""
