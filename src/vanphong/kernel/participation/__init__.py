"""Who takes part in what: the diffusion list and the access list in one.

A record is seen by those who take part in it and by nobody else. Lists, counts, files, history, exports and search all ask `api.visible`.
"""
