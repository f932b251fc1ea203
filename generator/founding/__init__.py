"""Makes a new instance, every file of it, from what an election body says of its election.

Nothing is written here; `sixc init` writes what this room makes.
"""
