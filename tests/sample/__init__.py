"""Tests of the sample: every figure of the 2013 report, counted with plain selects."""
