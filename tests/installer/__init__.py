"""Tests of setting up and starting from the source folder; nothing here reaches the network."""
