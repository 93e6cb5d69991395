"""The staff desk: the web pages where staff see the queue and work a case."""
