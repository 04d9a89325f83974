"""Which part of a document is which component (thành phần thể thức). `model` is the vocabulary."""
