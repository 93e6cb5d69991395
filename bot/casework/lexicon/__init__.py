"""The lexicon: the screen's rules, as data that a safeguarding lead can read and correct."""
