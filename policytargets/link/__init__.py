"""Across notices: who the owners are, which indicators are the same, which id a row has. Reads no notice text."""
