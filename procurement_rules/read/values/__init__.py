"""What a cell means, one module a type of field."""
