"""What holds for every row of a table and stands outside its columns."""
