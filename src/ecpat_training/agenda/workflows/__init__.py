"""What commands over agendas do, one use case a file."""
