"""The bytes of a submitted file: what they are, and whether they may be opened."""
