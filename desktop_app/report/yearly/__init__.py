"""The annual report as a whole: document, plain data, state, summary and charts."""
