"""Specs to bytes: .docx by python-docx, PDF by typst."""
