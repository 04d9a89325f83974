"""What reaches the committee (văn bản đến): received, registered under an arrival number, proposed, directed, assigned, completed.

A document arrives as a dropped file, as a paper whose particulars are typed, or from another agency of the installation (`delivery`). It gets
its arrival number (số đến) when it is registered; the office proposes who should deal with it by when, a leader directs (bút phê), and the
work is handed to `tasks`. The clock starts when the document was received; nothing but its completion stops it.

Secret documents: in zone internet only a stub in the secret register; without a subject when Tuyệt mật; `triggers.py` has the database refuse
anything else. `printing.py` sets the processing slip (phiếu xử lý) as a PDF with `slip.typ`.
"""
