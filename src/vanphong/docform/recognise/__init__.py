"""Which part of a document is which component (thành phần thể thức).

`model` is the vocabulary, `strips` the lines while they are recognised, `head`, `foot` and `body` mark them, `recognising` brings it together.
"""
