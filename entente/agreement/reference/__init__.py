"""Contracts that ship with the product, as their public sources state them."""
