"""The page 回收站: what was deleted, found, shown and brought back."""
