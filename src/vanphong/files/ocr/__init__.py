"""Recognises the letters on scanned pages: Tesseract with its Vietnamese data, through OCRmyPDF, after red ink has been taken away."""
