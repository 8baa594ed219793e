"""Counting apart from judging: how many people have which scores, from which every figure of a report follows. Counts
can be added up: partners, machines and parts of a file count apart."""
