# Made-up values, for tests only.
project_id            = "example-project"
zone                  = "us-central1-b"
license               = "not-a-license"
allowed_inbound_cidrs = ["203.0.113.0/24", "198.51.100.7/32"]
