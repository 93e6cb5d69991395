"""The ground: types and rules. Standard library only, valid on Python 3.10, no I/O, no clock."""
