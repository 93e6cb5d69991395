"""What is kept, and where: Redis, and every store in memory. Knows no flow and no channel."""
