"""One file per thing that happens. Async; talks to ports alone."""
