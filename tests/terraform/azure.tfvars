# Made-up values, for tests only.
subscription_id              = "00000000-0000-0000-0000-000000000000"
license                      = "not-a-license"
allowed_inbound_cidrs        = ["203.0.113.0/24", "198.51.100.7/32"]
open_port_80_for_certificate = true
