"""The window: pages, forms, tables and dialogs; the only layer that knows Qt."""
