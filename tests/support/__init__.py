"""What the suite needs around the tests: a throw-away PostgreSQL cluster, a browser, the parts it runs."""
