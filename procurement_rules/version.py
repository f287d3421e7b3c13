"""The version of the program; the newest heading of CHANGELOG.md says the same."""

__version__ = "0.1.0"
