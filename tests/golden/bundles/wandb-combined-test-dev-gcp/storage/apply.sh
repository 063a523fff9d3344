#!/bin/sh
# Made by W&B Deployment Planner 0.2.0 (not an official W&B product) on 2026-11-30.
# Plan: Test/Dev, Models and Weave on GCP.
# Data: Weights & Biases, Reference Architecture (undated edition, before September 2025); updated 2026-11-30.
# Link: https://docs.example.com/planner/?v=1&tier=combined&env=test-dev&cloud=gcp&clickhouse=in-cluster&files=kubernetes&inbound=203.0.113.0/24,198.51.100.7/32

# Lets W&B, and browsers that have W&B open, use the bucket: sh apply.sh
# The rules are in cors.json.
# It writes no file on this machine.
# Never add a lifecycle rule that deletes objects: it would delete run history.
set -eu

origin='https://wandb.example.com'
refuse() {
  printf 'apply.sh: %s\n' "$1" >&2
  exit 1
}
case ${1-} in
  '') ;;
  --help) echo 'usage: sh apply.sh, with the variables that the error messages name' && exit ;;
  *) refuse "unexpected argument: $1" ;;
esac
case $origin in
  *.example.com) refuse "$origin is a placeholder: download the bundle again with your own domain" ;;
esac
case ${BUCKET-} in *[!a-z0-9._-]*) refuse 'BUCKET takes the name of a bucket, not its URL or path' ;; esac
: "${BUCKET:?set it to the name of the bucket}"
: "${SERVICE_ACCOUNT:?set it to the e-mail address of the service account that W&B runs as}"
cd "$(dirname "$0")"

gcloud storage buckets update "gs://$BUCKET" --cors-file=cors.json
gcloud storage buckets add-iam-policy-binding "gs://$BUCKET" \
  --member="serviceAccount:$SERVICE_ACCOUNT" --role=roles/storage.objectAdmin
# W&B signs URLs as this account.
gcloud iam service-accounts add-iam-policy-binding "$SERVICE_ACCOUNT" \
  --member="serviceAccount:$SERVICE_ACCOUNT" --role=roles/iam.serviceAccountTokenCreator

# With soft delete, you can restore deleted objects. Unless someone turned it off, it keeps them 7 days:
# gcloud storage buckets update gs://NAME --soft-delete-duration=7d
if gcloud storage buckets describe "gs://$BUCKET" --format='value(lifecycle_config)' | grep -q Delete; then
  refuse 'a lifecycle rule of the bucket deletes objects: remove it'
fi
