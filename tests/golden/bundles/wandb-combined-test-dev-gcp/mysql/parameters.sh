#!/bin/sh
# Made by W&B Deployment Planner 0.2.0 (not an official W&B product) on 2026-11-30.
# Plan: Test/Dev, Models and Weave on GCP.
# Data: Weights & Biases, Reference Architecture (undated edition, before September 2025); updated 2026-11-30.
# Link: https://docs.example.com/planner/?v=1&tier=combined&env=test-dev&cloud=gcp&clickhouse=in-cluster&files=kubernetes&inbound=203.0.113.0/24,198.51.100.7/32

# Applies the settings that W&B asks for to Cloud SQL for MySQL: sh parameters.sh
# The service sets these itself: binlog_format=ROW innodb_flush_log_at_trx_commit=1 sync_binlog=1
# It writes no file on this machine. To check the result: sh ../preflight/preflight.sh --only mysql-settings
set -eu
case ${1-} in
  '') ;;
  --help) echo 'usage: sh parameters.sh, with the variables that the error messages name' && exit ;;
  *) echo "parameters.sh takes no arguments: $1" >&2 && exit 2 ;;
esac
: "${SQL_INSTANCE:?set it to the name of the Cloud SQL instance}"

# A patch replaces all flags, so pass the flags that are already set for other purposes again.
ours=''
flags=''
while read -r name value; do
  ours="$ours $name "
  flags="$flags;$name=$value"
done <<END
binlog_row_image minimal
innodb_online_alter_log_max_size 268435456
max_prepared_stmt_count 1048576
sort_buffer_size 67108864
END
now=$(gcloud sql instances describe "$SQL_INSTANCE" --format='json(settings.databaseFlags)')
others=$(printf '%s\n' "$now" | awk -F '"' -v ours="$ours" '
  $2 == "name" { name = $4 }
  $2 == "value" && !index(ours, " " name " ") { printf ";%s=%s", name, $4 }')
gcloud sql instances patch "$SQL_INSTANCE" --database-flags="^;^${flags#;}$others"
