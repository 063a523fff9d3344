#!/bin/sh
{{ header|safe }}

# Installs W&B into an existing cluster: sh install.sh --help
set -eu
export LC_ALL=C

usage() {
  cat <<'END'
Installs W&B into an existing cluster, with the values in values.env.

Usage: sh install.sh {% if plan.is_delivered_by_git() %}--check | --render | --folder DIR | --secrets | --help{% else %}[--check | --render | --help]{% endif %}

  --check    report what is missing or would not work, and change nothing
  --render   print the Kubernetes files with your values filled in, and change nothing
{%- if plan.is_delivered_by_git() %}
  --folder   write those files and a kustomization to DIR for Argo CD or Flux, and change no cluster;
             DIR is new, empty, or a folder that --folder wrote before
  --secrets  create the namespaces and Secrets, unless External Secrets creates them

Argo CD or Flux installs the rest. This script writes no file on this machine but those of --folder.
To use another file than values.env, set WANDB_VALUES to its path.
{%- else %}

Without an option, it checks values.env, creates the namespace and Secrets, installs the operator,
and applies the W&B resource. You can run it again at any time. It writes no file on this machine.
To use another file than values.env, set WANDB_VALUES to its path.
{%- endif %}

Exit codes: 0 done; 1 a command failed; 2 something is missing or wrong, and nothing was changed.
END
}

fault() {
  printf 'install.sh: %s\n' "$1" >&2
  wrong=1
}

refuse() {
  fault "$1"
  exit 2
}

mode=install
case ${1-} in
{%- if plan.is_delivered_by_git() %}
  '') usage >&2 && exit 2 ;;
  --secrets) mode=secrets ;;
{%- else %}
  '') ;;
{%- endif %}
  --check | --render) mode=${1#--} ;;
{%- if plan.is_delivered_by_git() %}
  --folder)
    mode=folder folder=${2-}
    [ -n "$folder" ] || refuse '--folder needs a folder, such as: sh install.sh --folder ../wandb-deployment'
    shift
    ;;
{%- endif %}
  --help) usage && exit ;;
  *) refuse "unexpected argument: $1; see --help" ;;
esac
[ $# -le 1 ] || refuse "unexpected argument: $2; see --help"

here=$(dirname "$0")
values=${WANDB_VALUES:-$here/values.env}
[ -r "$values" ] || refuse "cannot read $values"

{% let settings = plan.settings.as_slice() %}
{%- let secret_files = plan.secret_files.as_slice() %}
{%- let forms = plan.forms.as_slice() %}
{%- include "kubernetes/settings.sh" %}

kube() { kubectl --context "${WANDB_KUBE_CONTEXT-}" "$@"; }

# A CA certificate is not a secret, and the chart takes its text.
certificate() { # VARIABLE; sets text, escaped for a quoted YAML string
  find_file "$1"
  text=$(sed -n '/^-----BEGIN CERTIFICATE-----/,/^-----END CERTIFICATE-----/p' "$file" 2>/dev/null |
    tr -d '\r' | awk '{ printf "%s\\n", $0 }')
  case $text in
    '' | *[!A-Za-z0-9+/=\ \\-]*) complain "$line" "$1 takes the path of a certificate in PEM, such as ~/ca.pem" ;;
  esac
}

unread=''
# If the variable names a file, its contents must be usable; if it is empty, the cluster must have the
# Secret. "url" marks a secret that W&B's chart writes into a URL unescaped.
need_secret() { # VARIABLE NAMESPACE SECRET KEY [url]
  find_file "$1"
  if [ -z "$file" ]; then
    [ "$mode" != render ]{% if plan.is_delivered_by_git() %} && [ "$mode" != folder ]{% endif %} || return 0
{%- if plan.is_delivered_by_git() %}
    # External Secrets creates it.
    [ -z "${WANDB_SECRET_STORE-}" ] || return 0
{%- endif %}
    [ -z "$unread" ] || return 0
    path=$(printf %s "$4" | sed 's/\./\\./')
    if ! text=$(kube get secret "$3" --namespace "$2" --ignore-not-found -o "jsonpath={.data.$path}"); then
      unread=yes
      fault 'kubectl cannot read Secrets in the cluster of WANDB_KUBE_CONTEXT, so they were not checked'
    elif [ -z "$text" ]; then
      complain "$line" "$1 is empty, and namespace $2 has no Secret $3 with the key $4"
    fi
  elif [ ! -f "$file" ] || [ ! -r "$file" ] || [ ! -s "$file" ]; then
    # Do not print the value: it may be the secret itself.
    complain "$line" "$1 takes the path of a file that holds the secret, such as ~/secret.txt; the file is missing, unreadable or empty"
  elif [ -n "${5-}" ] && ! printf %s "$(cat "$file")" | tr '\n' ' ' | grep -qx '[A-Za-z0-9._~=+-]*'; then
    complain "$line" "$1: the secret becomes part of a URL, so it can contain only letters, digits and . _ ~ = + -"
  fi
}

# Drops the line break at the end, which would become part of the secret.
encoded() { printf %s "$(cat "$1")" | base64 | tr -d '\n'; }

# Secrets go to kubectl's standard input: everyone on this machine can see arguments.
put_secret() { # NAMESPACE SECRET TYPE [KEY VARIABLE]...
  namespace=$1 name=$2 type=$3 data=''
  shift 3
  while [ $# -gt 0 ]; do
    eval "file=\${$2-}"
    [ -z "$file" ] || data="$data${data:+,}\"$1\":\"$(encoded "$file")\""
    shift 2
  done
  [ -n "$data" ] || return 0
  kube apply --server-side --force-conflicts -f - <<END
{"apiVersion":"v1","kind":"Secret","type":"$type",
 "metadata":{"name":"$name","namespace":"$namespace"},"data":{$data}}
END
}

# Replaces each @VARIABLE@ with its quoted value, and drops the lines between [if VARIABLE] and [end]
# if the variable is empty.
render() { # FILE
  awk '$2 == "[if" {
    depth++
    if (!out && ENVIRON[substr($3, 1, length($3) - 1)] == "") out = depth
    next
  }
  $2 == "[end]" {
    if (out == depth) out = 0
    depth--
    next
  }
  !out {
    line = ""
    while (match($0, /@WANDB_[A-Z_]+@/)) {
      line = line substr($0, 1, RSTART - 1) "\"" ENVIRON[substr($0, RSTART + 1, RLENGTH - 2)] "\""
      $0 = substr($0, RSTART + RLENGTH)
    }
    print line $0
  }' "$here/$1"
}

# shellcheck disable=SC2086 # It is a list.
unset $names
read_values
{%- if plan.is_delivered_by_git() %}
# Argo CD and Flux bring their own Helm.
[ "$mode" = render ] || [ "$mode" = folder ] || command -v kubectl >/dev/null || fault 'kubectl is not installed'
{%- else %}
for tool in kubectl helm; do
  [ "$mode" = render ] || command -v $tool >/dev/null || fault "$tool is not installed"
done
{%- endif %}
{%- for it in plan.settings %}
{%- match it.need %}
{%- when Need::Required %}
need {{ it.variable }} {{ it.rule.word() }}
{%- when Need::Default(default) %}
may {{ it.variable }} {{ it.rule.word() }} {{ default }}
{%- when Need::Optional %}
may {{ it.variable }} {{ it.rule.word() }}
{%- when Need::Asked %}
{%- endmatch %}
{%- endfor %}

export WITH_REDIS_TLS="${WANDB_REDIS_TLS#no}" WITH_REDIS_PASSWORD=yes WANDB_MYSQL_CA='' WANDB_REDIS_CA=''
if [ -n "${WANDB_MYSQL_CA_FILE-}" ]; then
  certificate WANDB_MYSQL_CA_FILE
  WANDB_MYSQL_CA=$text
fi
if [ "${WANDB_REDIS_PASSWORD_FILE-}" = none ]; then
  WITH_REDIS_PASSWORD='' WANDB_REDIS_PASSWORD_FILE=''
fi
{%- if plan.login() == Login::Oidc %}
export WITH_OIDC_SECRET=yes
if [ "${WANDB_OIDC_SECRET_FILE-}" = none ]; then
  WITH_OIDC_SECRET='' WANDB_OIDC_SECRET_FILE=''
fi
{%- endif %}
{%- if plan.login() == Login::Ldap %}
# YAML would read a backslash between quotes as the start of an escape.
WANDB_LDAP_BASE=$(printf %s "$WANDB_LDAP_BASE" | sed 's/\\/&&/g')
WANDB_LDAP_BIND=$(printf %s "$WANDB_LDAP_BIND" | sed 's/\\/&&/g')
{%- endif %}
{%- if plan.is_shared() %}
export WANDB_NODE_LABEL_KEY="${WANDB_NODE_LABEL%%=*}" WANDB_NODE_LABEL_VALUE="${WANDB_NODE_LABEL#*=}"
# A taint may have no value.
text=${WANDB_NODE_TAINT%:*} WANDB_NODE_TAINT_VALUE=''
case $text in *=*) WANDB_NODE_TAINT_VALUE=${text#*=} ;; esac
export WANDB_NODE_TAINT_KEY="${text%%=*}" WANDB_NODE_TAINT_VALUE WANDB_NODE_TAINT_EFFECT="${WANDB_NODE_TAINT##*:}"
{%- endif %}
{%- if plan.is_air_gapped() && plan.is_delivered_by_git() %}
export WANDB_CONTROLLER_IMAGE="${WANDB_REGISTRY-}/wandb/controller"
{%- if plan.in_cluster %}
export WANDB_CLICKHOUSE_OPERATOR_IMAGE="${WANDB_REGISTRY-}/altinity/clickhouse-operator"
export WANDB_METRICS_EXPORTER_IMAGE="${WANDB_REGISTRY-}/altinity/metrics-exporter"
{%- endif %}
{%- endif %}
{%- if plan.is_air_gapped() && plan.in_cluster %}
export WANDB_CLICKHOUSE_SERVER_IMAGE="${WANDB_REGISTRY-}/altinity/clickhouse-server:{{ plan.clickhouse_tag }}"
export WANDB_CLICKHOUSE_KEEPER_IMAGE="${WANDB_REGISTRY-}/altinity/clickhouse-keeper:{{ plan.clickhouse_tag }}"
{%- endif %}
{%- if plan.inbound.is_none() && plan.limits_inbound() %}
{%- if plan.has_inbound_object() %}
# A YAML list: render adds the outer quotes.
WANDB_INBOUND_LIST=$(printf %s "${WANDB_INBOUND_CIDRS-}" | sed 's/,/", "/g')
export WANDB_INBOUND_LIST
{%- else if plan.controller == Controller::OpenShiftRouter %}
# The router's list is separated by spaces. If it cannot parse the list, it lets everyone in.
WANDB_INBOUND_SPACED=$(printf %s "${WANDB_INBOUND_CIDRS-}" | tr , ' ')
export WANDB_INBOUND_SPACED
{%- endif %}
{%- endif %}
{%- if plan.has_own_authority() %}
certificate WANDB_CA_FILE
# One key for each certificate: render adds the outer quotes.
WANDB_CA_DATA=$([ ! -r "$file" ] || tr -d '\r' <"$file" 2>/dev/null | awk '
  /^-----BEGIN CERTIFICATE-----/ { n++; inside = 1; printf "%sca%d.crt\": \"", (n == 1 ? "" : "\", \""), n }
  inside { printf "%s\\n", $0 }
  /^-----END CERTIFICATE-----/ { inside = 0 }')
export WANDB_CA_DATA
{%- endif %}
export WITH_REDIS_CA="{% if plan.cloud == Cloud::Gcp %}${WANDB_REDIS_CA_FILE:-$WITH_REDIS_TLS}{% else %}${WANDB_REDIS_CA_FILE-}{% endif %}"
if [ -n "$WITH_REDIS_CA" ]; then
  [ -n "$WITH_REDIS_TLS" ] || complain "${line_WANDB_REDIS_CA_FILE-}" 'WANDB_REDIS_CA_FILE needs WANDB_REDIS_TLS=yes'
  # With a password, the certificate is in the same Secret, which the cluster may already have.
  if [ -n "${WANDB_REDIS_CA_FILE-}" ] || [ -z "$WITH_REDIS_PASSWORD" ]; then
    certificate WANDB_REDIS_CA_FILE
  fi
  [ -n "$WITH_REDIS_PASSWORD" ] || WANDB_REDIS_CA=$text WITH_REDIS_CA='' WANDB_REDIS_CA_FILE=''
fi
{%- for file in plan.secret_files %}
{%- for place in file.places %}
{% if let Some(condition) = file.condition() %}[ -z "${{ condition }}" ] || {% endif -%}
need_secret {{ file.variable }} {{ place.namespace }} {{ place.name }} {{ place.key }}{% if file.alphabet == Alphabet::Url %} url{% endif %}
{%- endfor %}
{%- endfor %}
{%- if plan.weave %}

if [ -z "${WANDB_TOKEN_ISSUER-}" ] && [ -n "$WANDB_KUBE_CONTEXT" ]; then
  WANDB_TOKEN_ISSUER=$(kube get --raw /.well-known/openid-configuration |
    sed -n 's/.*"issuer" *: *"\([^"]*\)".*/\1/p') || true
fi
[ -n "${WANDB_TOKEN_ISSUER-}" ] ||
  complain "${line_WANDB_TOKEN_ISSUER-}" 'WANDB_TOKEN_ISSUER is empty, and the cluster did not answer; enter the issuer'
may WANDB_TOKEN_ISSUER issuer
{%- endif %}
{%- if plan.cloud == Cloud::OnPremises %}

# This tells W&B that the storage uses TLS.
export WANDB_BUCKET_PATH="${WANDB_BUCKET-}?tls=true"
{%- endif %}

[ $wrong = 0 ] || refuse 'nothing was changed; fix the problems above'
case $mode in
  check)
    echo 'Nothing is missing or wrong.'
    exit
    ;;
  render)
    for file in namespace{% if plan.has_own_authority() %} ca{% endif %}{% if plan.has_inbound_object() && plan.limits_inbound() %} inbound{% endif %}{% if plan.in_cluster %} clickhouse{% endif %} wandb; do
      render "$file.yaml"
      echo ---
    done
    exit
    ;;
{%- if plan.is_delivered_by_git() %}
  folder)
    mkdir -p "$folder"
    [ "$(cd "$folder" && pwd -P)" != "$(cd "$here" && pwd -P)" ] ||
      refuse "$folder holds the templates themselves; use another folder, such as ../wandb-deployment"
    # Every file of a bundle starts with this line.
    [ -z "$(ls "$folder")" ] || grep -qs '^# Made by W&B Deployment Planner ' "$folder/kustomization.yaml" ||
      refuse "$folder has files that --folder did not write; use a new or empty folder"
    for file in namespace{% if plan.has_own_authority() %} ca{% endif %}{% if plan.has_inbound_object() && plan.limits_inbound() %} inbound{% endif %}{% if plan.in_cluster %} clickhouse{% endif %} wandb external-secrets kustomization; do
      [ "$file" != external-secrets ] || [ -n "$WANDB_SECRET_STORE" ] || continue
      render "$file.yaml" >"$folder/$file.yaml"
    done
    # These tell Argo CD or Flux about the folder. They end in .example because the folder must not apply them.
    for file in argocd flux; do render "$file.yaml" >"$folder/$file.yaml.example"; done
    echo "Commit $folder, then apply argocd.yaml.example or flux.yaml.example to the cluster once."
    exit
    ;;
  secrets) [ -z "$WANDB_SECRET_STORE" ] || refuse 'External Secrets creates the Secrets, because WANDB_SECRET_STORE is set' ;;
{%- endif %}
esac

say() { printf '\n%s\n' "$1"; }

say 'Namespaces and Secrets'
render namespace.yaml | kube apply -f -
{%- for secret in plan.secrets %}
put_secret {{ secret.namespace }} {{ secret.name }} {{ secret.kind }}
{%- for key in secret.data %} {{ key.name }} {{ key.variable }}{% endfor %}
{%- endfor %}

{%- if !plan.is_delivered_by_git() %}
{%- if plan.has_own_authority() %}
render ca.yaml | kube apply --server-side --force-conflicts -f -
{%- endif %}

say "W&B's operator"
{%- if plan.is_air_gapped() && plan.has_own_authority() %}
# With --ca-file, helm trusts that CA and no other: pass it only if helm does not trust the repository already.
ca=''
helm show chart {{ plan.operator.chart }} --repo "$WANDB_CHART_REPOSITORY" --version {{ plan.operator.version }} >/dev/null 2>&1 ||
  ca=$WANDB_CA_FILE
{%- endif %}
helm upgrade --install operator {{ plan.operator.chart }} \
{%- if plan.is_air_gapped() %}
  --repo "$WANDB_CHART_REPOSITORY" --version {{ plan.operator.version }} --set airgapped=true \
  --set-string image.repository="$WANDB_REGISTRY/wandb/controller" --set image.tag={{ plan.operator_image }} \
  ${WANDB_PULL_SECRET:+--set "image.pullSecrets={$WANDB_PULL_SECRET}"} \
{%- if plan.has_own_authority() %}
  --set caCertsConfigMap=wandb-ca ${ca:+--ca-file "$ca"} \
{%- endif %}
{%- else %}
  --repo {{ plan.operator.repository }} --version {{ plan.operator.version }} --set image.tag={{ plan.operator_image }} \
{%- endif %}
  --kube-context "$WANDB_KUBE_CONTEXT" --namespace {{ plan.operator.namespace }} --create-namespace --wait
{%- if plan.in_cluster %}

# The chart's hook is off, because it would run an unversioned image. Helm installs the resource
# definitions the first time only: apply those of a later version by hand.
say 'ClickHouse'
helm upgrade --install clickhouse-operator {{ plan.clickhouse_operator.chart }} \
{%- if plan.is_air_gapped() %}
  --repo "$WANDB_CHART_REPOSITORY" --version {{ plan.clickhouse_operator.version }} --set crdHook.enabled=false \
  --set-string operator.image.repository="$WANDB_REGISTRY/altinity/clickhouse-operator" \
  --set-string metrics.image.repository="$WANDB_REGISTRY/altinity/metrics-exporter" \
  ${WANDB_PULL_SECRET:+--set "imagePullSecrets[0].name=$WANDB_PULL_SECRET"} \
{%- if plan.has_own_authority() %}
  ${ca:+--ca-file "$ca"} \
{%- endif %}
{%- else %}
  --repo {{ plan.clickhouse_operator.repository }} --version {{ plan.clickhouse_operator.version }} --set crdHook.enabled=false \
{%- endif %}
  --kube-context "$WANDB_KUBE_CONTEXT" --namespace {{ plan.clickhouse_operator.namespace }} --create-namespace --wait
render clickhouse.yaml | kube apply -f -
for resource in chk chi; do
  kube wait --for=jsonpath='{.status.status}'=Completed "$resource/weave" \
    --namespace clickhouse --timeout=15m
done
{%- endif %}

say 'W&B'
{%- if plan.has_inbound_object() && plan.limits_inbound() %}
render inbound.yaml | kube apply -f -
{%- endif %}
render wandb.yaml | kube apply -f -

say 'The operator now starts W&B, which takes a few minutes. To watch the pods and get the address for DNS:'
cat <<END
  kubectl --context $WANDB_KUBE_CONTEXT --namespace wandb get pods --watch
  kubectl --context $WANDB_KUBE_CONTEXT --namespace wandb get ingress wandb
END
{%- endif %}
