"""The chapters that analysts write: read, checked against the ledger, put together with what the workflow generates."""
