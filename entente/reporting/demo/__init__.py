"""The demonstration: a fictional partnership in a real frame, the same from one seed every time."""
