"""Small real rows for tests, made by the rooms' own actions where there is one."""
