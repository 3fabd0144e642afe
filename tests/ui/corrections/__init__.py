"""Tests of the page of correction slips."""
