"""Pages as they are printed: the preview, the printer, and the stack that shows them in place of a page."""
