"""The verbs of outgoing documents: drafting, consulting, appraising, signing, issuing."""
