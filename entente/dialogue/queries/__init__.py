"""Reads of the dialogue. The number of queries never hangs on how many there are."""
