"""The form rules as dated data: what a regulation asks of paper, margins, letters, wording, types, organs and signatures, each with its article.

`data/` holds a file per regulation; `dang` is what both of the Party's have in common. Lengths are mm on paper and points in type there.
"""
