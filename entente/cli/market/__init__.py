"""What `entente market` can do: a module a task, offering `arguments(parser)`, `work(say=, **options)` and `told(result)`."""
