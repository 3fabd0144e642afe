"""The form of any record: fields, inputs, drafts, saving, history."""
