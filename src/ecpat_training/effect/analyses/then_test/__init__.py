"""Before and after asked in one form: what people say afterwards that changed."""
