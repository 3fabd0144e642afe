"""Tests of the page 附表与年报."""
