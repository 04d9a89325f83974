"""Bytes to sheet, one reader per format; `reading` is the entry for all of them."""
