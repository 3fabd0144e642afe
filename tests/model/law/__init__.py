"""Tests of the law's pure functions."""
