"""Entente: the open platform on which a public-private cybersecurity partnership is run."""
