"""`ecpat event`: what is printed, typed and handed out before, during and after one training."""
