"""`ecpat design power`: what an evaluation will be able to show, before anybody is asked anything."""
