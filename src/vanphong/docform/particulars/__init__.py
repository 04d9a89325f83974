"""What a document says of itself: values of recognised components (`values`, `signature`), stamps (`marks`), words in office case."""
