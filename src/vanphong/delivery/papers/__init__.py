"""What the registry hands out on paper: the delivery book (sổ chuyển giao văn bản đi) and labels for envelopes (bì văn bản), set by typst."""
