"""Stream consumers: what came in is handled, what goes out is sent, nobody is left waiting."""
