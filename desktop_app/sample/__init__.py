"""The sample: the year 2013 of one bureau, as its published report tells it, built by code through operations."""

from desktop_app.sample.creation import build_sample, create_sample

__all__ = ["build_sample", "create_sample"]
