"""Dossiers (hồ sơ): what belongs together to one piece of work, whatever kind of record it is.

A dossier belongs to a unit and is kept by a position (người giữ hồ sơ). Records are filed into it by a soft reference, and may be taken out with a
reason; what was taken out stays written. To take part in a dossier gives no access to what is filed in it: each record asks for itself.
"""
