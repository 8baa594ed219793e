"""`ecpat performance`: the nouns of a rubric, of the draw, and of what raters gave."""
