"""Tests of 公开台账: the folders mirror desktop_app."""
