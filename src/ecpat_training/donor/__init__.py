"""`ecpat donor`: what was reached, by the rules of a donor: persons once, participations beside them."""
