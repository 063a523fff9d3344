# Made-up values, for tests only. Used together with the others if the domain cannot have a public certificate.
acm_certificate_arn = "arn:aws:acm:us-east-1:123456789012:certificate/00000000-0000-0000-0000-000000000000"
