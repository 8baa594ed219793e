"""The kinds of files that a training has, a module each: what tells one, its place, its reader, its steps."""
