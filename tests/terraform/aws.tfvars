# Made-up values, for tests only.
zone_id               = "Z0000000EXAMPLE"
license               = "not-a-license"
allowed_inbound_cidrs = ["203.0.113.0/24", "198.51.100.7/32"]
kubernetes_api_cidrs  = ["203.0.113.7/32"]
