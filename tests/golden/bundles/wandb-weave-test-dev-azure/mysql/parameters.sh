#!/bin/sh
# Made by W&B Deployment Planner 0.2.0 (not an official W&B product) on 2026-11-30.
# Plan: Test/Dev, Weave only on Azure.
# Data: Weights & Biases, Reference Architecture (undated edition, before September 2025); updated 2026-11-30.
# Link: https://docs.example.com/planner/?v=1&tier=weave&env=test-dev&cloud=azure&files=both

# Applies the settings that W&B asks for to Azure Database for MySQL: sh parameters.sh
# The service sets these itself: binlog_format=ROW innodb_flush_log_at_trx_commit=1 sync_binlog=1
# W&B's own module leaves these unchanged: max_prepared_stmt_count sort_buffer_size
# It writes no file on this machine. To check the result: sh ../preflight/preflight.sh --only mysql-settings
set -eu
case ${1-} in
  '') ;;
  --help) echo 'usage: sh parameters.sh, with the variables that the error messages name' && exit ;;
  *) echo "parameters.sh takes no arguments: $1" >&2 && exit 2 ;;
esac
: "${RESOURCE_GROUP:?set it to the resource group of the server}"
: "${MYSQL_SERVER:?set it to the name of the flexible server}"

while read -r name value; do
  az mysql flexible-server parameter set --resource-group "$RESOURCE_GROUP" \
    --server-name "$MYSQL_SERVER" --name "$name" --value "$value" --output none </dev/null
done <<END
binlog_row_image minimal
innodb_online_alter_log_max_size 268435456
END
