"""What was done, by whom, acting as whom, when, and what it changed: written once, never altered, provable.

Rows are appended in the transaction of the act. Database triggers refuse update and delete. The worker seals what has been written
into batches: the root of each batch (Merkle tree, RFC 6962 hashing) is chained to the one before. `verifier` shares no code with `seal`.
"""
