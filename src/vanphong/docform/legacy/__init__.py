"""Text typed for the fonts of the 1990s: TCVN3 (ABC), VNI, VPS and VISCII, found out and turned into Unicode.

Such a file holds letters that mean something else: «C«ng hoµ» is shown as «Công hoà» by a font named `.VnTime`. What the font says decides; where
no font is known, what makes Vietnamese syllables does.
"""
