"""Files in: contracts, accessions, contributions."""
