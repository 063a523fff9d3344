# Made-up values, for tests only. Used together with a cloud's file when the plan has Weave.
clickhouse_host     = "clickhouse.example.com"
clickhouse_password = "not, a \"password\""
