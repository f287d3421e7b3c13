"""What each row under a header is: an item, a sum, a note, a unit, a part of the row above."""
