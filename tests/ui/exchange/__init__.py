"""Tests of handing in and merging in the window."""
