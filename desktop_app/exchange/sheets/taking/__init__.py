"""The rows of a sheet on their way into the ledger: looked at, recognised, taken in as one step."""
