"""Tests of the strip that shows where a report stands."""
