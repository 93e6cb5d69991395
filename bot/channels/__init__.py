"""The doors that contacts write through: Telegram and the web chat."""
