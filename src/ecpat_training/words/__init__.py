"""Words as data: what lists and files write for the same thing, what papers say, and how both are looked up."""
