"""What the stages hand to each other: items, texts, catalogs, concepts, rules and verdicts."""
