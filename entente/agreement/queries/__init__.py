"""Reads of the contract, its scope, its ledger and its figures."""
