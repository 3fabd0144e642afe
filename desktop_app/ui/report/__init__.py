"""The page 年报编写: sections with their state, an editor with live figures, last year beside it."""
