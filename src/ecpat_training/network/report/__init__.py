"""Networks as documents, forms and files for programs."""
