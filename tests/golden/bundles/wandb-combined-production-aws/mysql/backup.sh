#!/bin/sh
# Made by W&B Deployment Planner 0.2.0 (not an official W&B product) on 2026-11-30.
# Plan: Production, Models and Weave on AWS.
# Data: Weights & Biases, Reference Architecture (undated edition, before September 2025); updated 2026-11-30.
# Link: https://docs.example.com/planner/?v=1&tier=combined&env=production&cloud=aws&domain=mlops.example.org&files=both

# Dumps W&B's database, checks that the dump is complete and copies it to a bucket: sh backup.sh
# On this machine, it writes to a temporary folder that only you can read, and removes it at the end.
set -eu
umask 077
case ${1-} in
  '') ;;
  --help) echo 'usage: sh backup.sh, with the variables that BACKUP.md lists' && exit ;;
  *) echo "backup.sh takes no arguments: $1" >&2 && exit 2 ;;
esac
: "${WANDB_MYSQL_HOST:?set it to the address of the database}"
: "${WANDB_MYSQL_USER:?set it to the user of the database}"
: "${WANDB_MYSQL_PASSWORD:?set it to the password of that user}"
: "${BACKUP_BUCKET:?set it to a bucket for backups only}"
database=${WANDB_MYSQL_DATABASE:-wandb_local}
name=$database-$(date -u +%Y-%m-%dT%H-%M-%SZ).sql.gz

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
trap 'exit 1' HUP INT TERM

# The password is not an argument, because everyone on this machine can see arguments.
export MYSQL_PWD="$WANDB_MYSQL_PASSWORD"
# By default, MySQL's mysqldump writes statements that managed services reject.
gtid=''
if mysqldump --help | grep -q set-gtid-purged; then gtid=--set-gtid-purged=OFF; fi
mysqldump --host="$WANDB_MYSQL_HOST" --port="${WANDB_MYSQL_PORT:-3306}" \
  --user="$WANDB_MYSQL_USER" --single-transaction --quick --routines --no-tablespaces $gtid \
  "$database" | gzip >"$folder/$name"
if ! gzip -dc "$folder/$name" | tail -n 1 | grep -q '^-- Dump completed'; then
  echo 'The dump is not complete, so it was not copied.' >&2
  exit 1
fi
aws s3 cp --only-show-errors "$folder/$name" "s3://$BACKUP_BUCKET/$name"
echo "$name"
