"""Measures, targets and owners of Chinese government notices: reading, extraction, linking, checks, releases."""
