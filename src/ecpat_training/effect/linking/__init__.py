"""Who is who from one wave to another."""
