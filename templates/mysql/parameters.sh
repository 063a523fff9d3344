#!/bin/sh
{{ header|safe }}

# Applies the settings that W&B asks for to {{ service }}: sh parameters.sh
# The service sets these itself:{% for it in by_service %} {{ it.name }}={{ it.managed_value }}{% endfor %}
{%- if cloud == Cloud::Azure %}
# W&B's own module leaves these unchanged:{% for it in left_out %} {{ it.name }}{% endfor %}
{%- endif %}
# It writes no file on this machine. To check the result: sh ../preflight/preflight.sh --only mysql-settings
set -eu
case ${1-} in
  '') ;;
  --help) echo 'usage: sh parameters.sh, with the variables that the error messages name' && exit ;;
  *) echo "parameters.sh takes no arguments: $1" >&2 && exit 2 ;;
esac
{%- match cloud %}
{%- when Cloud::Aws %}
: "${DB_CLUSTER:?set it to the identifier of the Aurora cluster}"

rds() { aws --region '{{ region }}' rds "$@"; }

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
  --output text --parameters
{%- for it in server %} \
  'ParameterName={{ it.name }},ParameterValue={{ it.managed_value }},ApplyMethod=pending-reboot'
{%- endfor %}
for group in $groups; do
  rds modify-db-parameter-group --db-parameter-group-name "$group" \
    --output text --parameters
{%- for it in instance %} \
    'ParameterName={{ it.name }},ParameterValue={{ it.managed_value }},ApplyMethod=pending-reboot'
{%- endfor %}
done
echo 'Now reboot each instance: aws rds reboot-db-instance --db-instance-identifier NAME'
{%- when Cloud::Gcp %}
: "${SQL_INSTANCE:?set it to the name of the Cloud SQL instance}"

# A patch replaces all flags, so pass the flags that are already set for other purposes again.
ours=''
flags=''
while read -r name value; do
  ours="$ours $name "
  flags="$flags;$name=$value"
done <<END
{%- for it in server %}
{{ it.name }} {{ it.managed_value }}
{%- endfor %}
END
now=$(gcloud sql instances describe "$SQL_INSTANCE" --format='json(settings.databaseFlags)')
others=$(printf '%s\n' "$now" | awk -F '"' -v ours="$ours" '
  $2 == "name" { name = $4 }
  $2 == "value" && !index(ours, " " name " ") { printf ";%s=%s", name, $4 }')
gcloud sql instances patch "$SQL_INSTANCE" --database-flags="^;^${flags#;}$others"
{%- when Cloud::Azure %}
: "${RESOURCE_GROUP:?set it to the resource group of the server}"
: "${MYSQL_SERVER:?set it to the name of the flexible server}"

while read -r name value; do
  az mysql flexible-server parameter set --resource-group "$RESOURCE_GROUP" \
    --server-name "$MYSQL_SERVER" --name "$name" --value "$value" --output none </dev/null
done <<END
{%- for it in server %}
{{ it.name }} {{ it.managed_value }}
{%- endfor %}
END
{%- when Cloud::OnPremises %}
{%- endmatch %}
