"""`ecpat network`: who knows and calls whom among the participants of a training, before and after."""
