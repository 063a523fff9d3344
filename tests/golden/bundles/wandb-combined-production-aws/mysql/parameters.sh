#!/bin/sh
# Made by W&B Deployment Planner 0.2.0 (not an official W&B product) on 2026-11-30.
# Plan: Production, Models and Weave on AWS.
# Data: Weights & Biases, Reference Architecture (undated edition, before September 2025); updated 2026-11-30.
# Link: https://docs.example.com/planner/?v=1&tier=combined&env=production&cloud=aws&domain=mlops.example.org&files=both

# Applies the settings that W&B asks for to Aurora MySQL: sh parameters.sh
# The service sets these itself: innodb_flush_log_at_trx_commit=1 sync_binlog=1
# It writes no file on this machine. To check the result: sh ../preflight/preflight.sh --only mysql-settings
set -eu
case ${1-} in
  '') ;;
  --help) echo 'usage: sh parameters.sh, with the variables that the error messages name' && exit ;;
  *) echo "parameters.sh takes no arguments: $1" >&2 && exit 2 ;;
esac
: "${DB_CLUSTER:?set it to the identifier of the Aurora cluster}"

rds() { aws --region 'us-east-1' rds "$@"; }

# Change the parameter groups in use, so that their other parameters stay.
cluster_group=$(rds describe-db-clusters --db-cluster-identifier "$DB_CLUSTER" \
  --query 'DBClusters[0].DBClusterParameterGroup' --output text)
groups=$(rds describe-db-instances --filters "Name=db-cluster-id,Values=$DB_CLUSTER" \
  --query 'DBInstances[].DBParameterGroups[].DBParameterGroupName' --output text)
for group in $cluster_group $groups; do
  case $group in
    default.*)
      echo "$group is AWS's default and cannot be changed: create a parameter group of that family, and assign it" >&2
      exit 1
      ;;
  esac
done

rds modify-db-cluster-parameter-group --db-cluster-parameter-group-name "$cluster_group" \
  --output text --parameters \
  'ParameterName=binlog_format,ParameterValue=ROW,ApplyMethod=pending-reboot' \
  'ParameterName=binlog_row_image,ParameterValue=minimal,ApplyMethod=pending-reboot' \
  'ParameterName=innodb_online_alter_log_max_size,ParameterValue=268435456,ApplyMethod=pending-reboot'
for group in $groups; do
  rds modify-db-parameter-group --db-parameter-group-name "$group" \
    --output text --parameters \
    'ParameterName=max_prepared_stmt_count,ParameterValue=1048576,ApplyMethod=pending-reboot' \
    'ParameterName=sort_buffer_size,ParameterValue=67108864,ApplyMethod=pending-reboot'
done
echo 'Now reboot each instance: aws rds reboot-db-instance --db-instance-identifier NAME'
