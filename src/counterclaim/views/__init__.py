"""What a person reads: the claims matrix, lists, notation, JSON, CSV, and where a claim comes from."""
