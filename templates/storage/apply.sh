#!/bin/sh
{{ header|safe }}

# Lets W&B, and browsers that have W&B open, use the {{ bucket_word }}: sh apply.sh
{%- match cloud %}
{%- when Cloud::Aws %}
# The rules are in cors.json and bucket-policy.json, in which this script fills in NODE_ROLE_ARN and BUCKET.
{%- when Cloud::Gcp | Cloud::OnPremises %}
# The rules are in cors.json.
{%- when Cloud::Azure %}
{%- endmatch %}
# It writes no file on this machine.
# Never add a lifecycle rule that deletes objects: it would delete run history.
set -eu

origin='https://{{ fqdn }}'
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
{%- if cloud == Cloud::Azure %}
case ${STORAGE_ACCOUNT-} in *[!a-z0-9]*) refuse 'STORAGE_ACCOUNT takes the name of a storage account, not its URL or host' ;; esac
{%- else %}
case ${BUCKET-} in *[!a-z0-9._-]*) refuse 'BUCKET takes the name of a bucket, not its URL or path' ;; esac
{%- endif %}
{%- match cloud %}
{%- when Cloud::Aws %}
: "${BUCKET:?set it to the name of the bucket}"
: "${NODE_ROLE_ARN:?set it to the ARN of the IAM role of the EKS nodes}"
case $NODE_ROLE_ARN in
  *[!A-Za-z0-9:/+=,.@_-]*) refuse 'NODE_ROLE_ARN takes the ARN of a role, such as arn:{{ partition }}:iam::111122223333:role/NAME' ;;
  arn:{{ partition }}:iam::*:role/*) ;;
  arn:aws*:iam::*:role/*) refuse 'NODE_ROLE_ARN is from another AWS partition: in {{ region }}, ARNs start with arn:{{ partition }}:' ;;
  *) refuse 'NODE_ROLE_ARN takes the ARN of a role, such as arn:{{ partition }}:iam::111122223333:role/NAME' ;;
esac
cd "$(dirname "$0")"
s3api() { aws --region '{{ region }}' s3api "$@" --bucket "$BUCKET"; }

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
{%- when Cloud::Gcp %}
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
{%- when Cloud::Azure %}
: "${RESOURCE_GROUP:?set it to the resource group of the storage account}"
: "${STORAGE_ACCOUNT:?set it to the name of the storage account}"

if ! az storage cors list --account-name "$STORAGE_ACCOUNT" --services b --output json | grep -qF "\"$origin\""; then
  az storage cors add --account-name "$STORAGE_ACCOUNT" --services b --origins "$origin" \
    --methods{% for it in methods %} {{ it }}{% endfor %} --allowed-headers '*' --exposed-headers '*' --max-age {{ seconds }}
fi

# W&B signs URLs with a managed identity or with a key of the account.
if [ -n "${IDENTITY-}" ]; then
  az role assignment create --assignee "$IDENTITY" --role 'Storage Blob Data Contributor' \
    --scope "$(az storage account show --resource-group "$RESOURCE_GROUP" --name "$STORAGE_ACCOUNT" --query id --output tsv)"
else
  echo 'IDENTITY, the client ID of a managed identity, is not set, so W&B needs a key of the account:'
  echo "az storage account keys list --resource-group $RESOURCE_GROUP --account-name $STORAGE_ACCOUNT"
fi

# With soft delete, you can restore deleted blobs:
# az storage account blob-service-properties update --resource-group GROUP --account-name NAME \
#   --enable-delete-retention true --delete-retention-days 7
if az storage account management-policy show --resource-group "$RESOURCE_GROUP" \
  --account-name "$STORAGE_ACCOUNT" --output json 2>/dev/null | grep -q '"delete": {'; then
  refuse 'a lifecycle rule of the account deletes blobs: make sure that it does not apply to the container of W&B'
fi
{%- when Cloud::OnPremises %}
: "${BUCKET:?set it to the name of the bucket}"
: "${WANDB_STORAGE_HOST:?set it to the storage, as HOST or HOST:PORT}"
case $WANDB_STORAGE_HOST in *[!A-Za-z0-9.:-]*) refuse 'WANDB_STORAGE_HOST takes HOST or HOST:PORT, without scheme or slash' ;; esac
cd "$(dirname "$0")"
s3api() { aws --endpoint-url "https://$WANDB_STORAGE_HOST" --region '{{ region }}' s3api "$@" --bucket "$BUCKET"; }

{%- if own_cors %}
# MinIO has one list of origins for all buckets. By default, it allows every origin.
s3api put-bucket-cors --cors-configuration file://cors.json ||
  echo "This storage has no CORS rules per bucket. Start MinIO with MINIO_API_CORS_ALLOW_ORIGIN=$origin."
{%- else %}
s3api put-bucket-cors --cors-configuration file://cors.json
{%- endif %}

# Allow the owner of W&B's access key these actions on the bucket and everything in it:
#{% for it in actions %} {{ it }}{% endfor %}
if s3api get-bucket-lifecycle-configuration --output json 2>/dev/null | grep -q '"Expiration"'; then
  refuse 'a lifecycle rule of the bucket deletes objects: remove it'
fi
{%- endmatch %}
