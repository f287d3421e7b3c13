"""A grid → its tables and forms, with their items and rejected rows."""
