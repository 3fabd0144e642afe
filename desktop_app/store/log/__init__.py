"""The append-only log and what is projected from it: revisions, operations, undo, history, proof."""
