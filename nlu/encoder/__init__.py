"""The encoder of the triage model: built with torch, served without it."""
