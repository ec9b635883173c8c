"""What claims leave open and where they collide: readings, cells, bounds, contradictions, origins, reliability."""
