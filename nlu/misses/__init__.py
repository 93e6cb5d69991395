"""Learning from misses: what staff marked becomes regression cases, once a person confirmed it."""
