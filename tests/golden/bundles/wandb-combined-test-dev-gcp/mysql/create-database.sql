-- Made by W&B Deployment Planner 0.2.0 (not an official W&B product) on 2026-11-30.
-- Plan: Test/Dev, Models and Weave on GCP.
-- Data: Weights & Biases, Reference Architecture (undated edition, before September 2025); updated 2026-11-30.
-- Link: https://docs.example.com/planner/?v=1&tier=combined&env=test-dev&cloud=gcp&clickhouse=in-cluster&files=kubernetes&inbound=203.0.113.0/24,198.51.100.7/32

-- W&B's database and user. You pass the password, so that no file contains it. Use letters and digits,
-- because W&B puts the password into a URL, and keep it for W&B's own configuration:
--   WANDB_MYSQL_PASSWORD=$(openssl rand -hex 24)
--   (echo "SET @wandb_password = '$WANDB_MYSQL_PASSWORD';"; cat create-database.sql) |
--     mysql --host=HOST --user=ADMINISTRATOR --password

-- Without a password, this fails with a syntax error near NULL.
SET @statement = CONCAT('CREATE USER ''wandb_local''@''%'' IDENTIFIED BY ', QUOTE(NULLIF(@wandb_password, '')));
PREPARE create_user FROM @statement;
EXECUTE create_user;
DEALLOCATE PREPARE create_user;
SET @statement = NULL, @wandb_password = NULL;

CREATE DATABASE wandb_local CHARACTER SET utf8mb4 COLLATE utf8mb4_general_ci;
GRANT ALL ON wandb_local.* TO 'wandb_local'@'%' WITH GRANT OPTION;
