"""Readers of the corpora: each yields plain values and knows one format."""
