"""Sending issued documents to other agencies, and what awaits receipt at a registry.

A dispatch is one act of sending; a delivery is what became of it at one recipient: sent, opened, registered with their number, refused with
a reason, or revoked. Organs of the installation get it at once; others are listed for paper. `letters` is the shape of what is sent, kept
as a snapshot; `triggers` the database's own refusal of secret letters in zone internet; `papers` the delivery book (sổ chuyển giao) and the
labels of envelopes (bì văn bản) as PDF.
"""
