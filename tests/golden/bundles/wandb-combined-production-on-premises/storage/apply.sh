#!/bin/sh
# Made by W&B Deployment Planner 0.2.0 (not an official W&B product) on 2026-11-30.
# Plan: Production, Models and Weave, on premises.
# Data: Weights & Biases, Reference Architecture (undated edition, before September 2025); updated 2026-11-30.
# Link: https://docs.example.com/planner/?v=1&tier=combined&env=production&cloud=on-premises&files=kubernetes&platform=openshift&ingress=traefik&egress=air-gapped&login=oidc&mail=smtp&authority=own&storage=coreweave&network=existing&node-use=shared&delivery=gitops

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
: "${WANDB_STORAGE_HOST:?set it to the storage, as HOST or HOST:PORT}"
case $WANDB_STORAGE_HOST in *[!A-Za-z0-9.:-]*) refuse 'WANDB_STORAGE_HOST takes HOST or HOST:PORT, without scheme or slash' ;; esac
cd "$(dirname "$0")"
s3api() { aws --endpoint-url "https://$WANDB_STORAGE_HOST" --region 'us-east-1' s3api "$@" --bucket "$BUCKET"; }
s3api put-bucket-cors --cors-configuration file://cors.json

# Allow the owner of W&B's access key these actions on the bucket and everything in it:
# s3:GetObject* s3:GetEncryptionConfiguration s3:ListBucket s3:ListBucketMultipartUploads s3:ListBucketVersions s3:AbortMultipartUpload s3:DeleteObject s3:PutObject s3:GetBucketCORS s3:GetBucketLocation s3:GetBucketVersioning
if s3api get-bucket-lifecycle-configuration --output json 2>/dev/null | grep -q '"Expiration"'; then
  refuse 'a lifecycle rule of the bucket deletes objects: remove it'
fi
