"""`ecpat merge`: folders of several partners become one, and what they contradict each other in is asked."""
