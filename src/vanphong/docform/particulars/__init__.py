"""Layout to particulars: the head (who, number, date, type, subject), the marks, the foot (signer, recipients)."""
