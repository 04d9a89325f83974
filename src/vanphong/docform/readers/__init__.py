"""Bytes to layout, one reader per format."""
