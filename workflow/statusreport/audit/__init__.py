"""The audit of finished documents: what a reader holds in the hand is read anew and held against the ledger.

Nothing here uses the code that wrote the documents.
"""
