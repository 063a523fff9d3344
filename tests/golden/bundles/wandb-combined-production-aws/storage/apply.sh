#!/bin/sh
# Made by W&B Deployment Planner 0.2.0 (not an official W&B product) on 2026-11-30.
# Plan: Production, Models and Weave on AWS.
# Data: Weights & Biases, Reference Architecture (undated edition, before September 2025); updated 2026-11-30.
# Link: https://docs.example.com/planner/?v=1&tier=combined&env=production&cloud=aws&domain=mlops.example.org&files=both

# Lets W&B, and browsers that have W&B open, use the bucket: sh apply.sh
# The rules are in cors.json and bucket-policy.json, in which this script fills in NODE_ROLE_ARN and BUCKET.
# It writes no file on this machine.
# Never add a lifecycle rule that deletes objects: it would delete run history.
set -eu

origin='https://wandb.mlops.example.org'
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
: "${NODE_ROLE_ARN:?set it to the ARN of the IAM role of the EKS nodes}"
case $NODE_ROLE_ARN in
  *[!A-Za-z0-9:/+=,.@_-]*) refuse 'NODE_ROLE_ARN takes the ARN of a role, such as arn:aws:iam::111122223333:role/NAME' ;;
  arn:aws:iam::*:role/*) ;;
  arn:aws*:iam::*:role/*) refuse 'NODE_ROLE_ARN is from another AWS partition: in us-east-1, ARNs start with arn:aws:' ;;
  *) refuse 'NODE_ROLE_ARN takes the ARN of a role, such as arn:aws:iam::111122223333:role/NAME' ;;
esac
cd "$(dirname "$0")"
s3api() { aws --region 'us-east-1' s3api "$@" --bucket "$BUCKET"; }

s3api put-bucket-cors --cors-configuration file://cors.json

# A bucket has one policy, which this would replace.
if [ -z "${REPLACE_POLICY-}" ] && s3api get-bucket-policy >/dev/null 2>&1; then
  refuse 'the bucket already has a policy: add the statement in bucket-policy.json to it, or set REPLACE_POLICY=yes to replace it'
fi
s3api put-bucket-policy --policy "$(sed "s|NODE_ROLE_ARN|$NODE_ROLE_ARN|; s|BUCKET|$BUCKET|g" bucket-policy.json)"

# If the bucket uses your own KMS key, allow the role kms:Decrypt, kms:Describe*, kms:Encrypt,
# kms:ReEncrypt* and kms:GenerateDataKey*. With versioning, you can restore deleted objects, but you
# also pay for them:
# aws s3api put-bucket-versioning --bucket NAME --versioning-configuration Status=Enabled
if s3api get-bucket-lifecycle-configuration --output json 2>/dev/null | grep -q '"Expiration"'; then
  refuse 'a lifecycle rule of the bucket deletes objects: remove it'
fi
