"""The page 附表与年报: the annex sheet, what is behind its figures, findings, preview and printing."""
