#!/bin/sh
# Made by W&B Deployment Planner 0.2.0 (not an official W&B product) on 2026-11-30.
# Plan: Test/Dev, Weave only on Azure.
# Data: Weights & Biases, Reference Architecture (undated edition, before September 2025); updated 2026-11-30.
# Link: https://docs.example.com/planner/?v=1&tier=weave&env=test-dev&cloud=azure&files=both

# Lets W&B, and browsers that have W&B open, use the storage account: sh apply.sh
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
case ${STORAGE_ACCOUNT-} in *[!a-z0-9]*) refuse 'STORAGE_ACCOUNT takes the name of a storage account, not its URL or host' ;; esac
: "${RESOURCE_GROUP:?set it to the resource group of the storage account}"
: "${STORAGE_ACCOUNT:?set it to the name of the storage account}"

if ! az storage cors list --account-name "$STORAGE_ACCOUNT" --services b --output json | grep -qF "\"$origin\""; then
  az storage cors add --account-name "$STORAGE_ACCOUNT" --services b --origins "$origin" \
    --methods GET HEAD PUT --allowed-headers '*' --exposed-headers '*' --max-age 3000
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
