"""What `entente import` knows to import: a module a noun, offering `arguments(parser)`, `work(**options)` and `told(result)`."""
