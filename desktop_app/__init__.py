"""公开台账 (OGI Ledger): the offline ledger of open government information."""

__version__ = "0.1.0"
