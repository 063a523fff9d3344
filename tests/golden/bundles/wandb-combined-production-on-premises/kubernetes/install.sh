#!/bin/sh
# Made by W&B Deployment Planner 0.2.0 (not an official W&B product) on 2026-11-30.
# Plan: Production, Models and Weave, on premises.
# Data: Weights & Biases, Reference Architecture (undated edition, before September 2025); updated 2026-11-30.
# Link: https://docs.example.com/planner/?v=1&tier=combined&env=production&cloud=on-premises&files=kubernetes&platform=openshift&ingress=traefik&egress=air-gapped&login=oidc&mail=smtp&authority=own&storage=coreweave&network=existing&node-use=shared&delivery=gitops

# Installs W&B into an existing cluster: sh install.sh --help
set -eu
export LC_ALL=C

usage() {
  cat <<'END'
Installs W&B into an existing cluster, with the values in values.env.

Usage: sh install.sh --check | --render | --folder DIR | --secrets | --help

  --check    report what is missing or would not work, and change nothing
  --render   print the Kubernetes files with your values filled in, and change nothing
  --folder   write those files and a kustomization to DIR for Argo CD or Flux, and change no cluster;
             DIR is new, empty, or a folder that --folder wrote before
  --secrets  create the namespaces and Secrets, unless External Secrets creates them

Argo CD or Flux installs the rest. This script writes no file on this machine but those of --folder.
To use another file than values.env, set WANDB_VALUES to its path.

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
  '') usage >&2 && exit 2 ;;
  --secrets) mode=secrets ;;
  --check | --render) mode=${1#--} ;;
  --folder)
    mode=folder folder=${2-}
    [ -n "$folder" ] || refuse '--folder needs a folder, such as: sh install.sh --folder ../wandb-deployment'
    shift
    ;;
  --help) usage && exit ;;
  *) refuse "unexpected argument: $1; see --help" ;;
esac
[ $# -le 1 ] || refuse "unexpected argument: $2; see --help"

here=$(dirname "$0")
values=${WANDB_VALUES:-$here/values.env}
[ -r "$values" ] || refuse "cannot read $values"

# Settings are read from a file that is never executed. Each is checked against a rule.
names=' WANDB_KUBE_CONTEXT WANDB_MYSQL_HOST WANDB_MYSQL_PORT WANDB_MYSQL_DATABASE WANDB_MYSQL_USER WANDB_REDIS_HOST WANDB_REDIS_PORT WANDB_REDIS_TLS WANDB_STORAGE_HOST WANDB_BUCKET WANDB_INBOUND_CIDRS WANDB_CLICKHOUSE_HOST WANDB_CLICKHOUSE_PORT WANDB_CLICKHOUSE_USER WANDB_TOKEN_ISSUER WANDB_REGISTRY WANDB_CHART_REPOSITORY WANDB_SERVER_VERSION WANDB_CONSOLE_VERSION WANDB_PULL_SECRET WANDB_OIDC_ISSUER WANDB_OIDC_CLIENT WANDB_OIDC_METHOD WANDB_SESSION_HOURS WANDB_SMTP_HOST WANDB_SMTP_PORT WANDB_SMTP_USER WANDB_SMTP_FROM WANDB_NODE_LABEL WANDB_NODE_TAINT WANDB_PRIORITY_CLASS WANDB_GIT_URL WANDB_GIT_PATH WANDB_SECRET_STORE WANDB_LICENSE_FILE WANDB_MYSQL_PASSWORD_FILE WANDB_MYSQL_CA_FILE WANDB_REDIS_PASSWORD_FILE WANDB_REDIS_CA_FILE WANDB_CA_FILE WANDB_ACCESS_KEY_FILE WANDB_SECRET_KEY_FILE WANDB_TLS_CERT_FILE WANDB_TLS_KEY_FILE WANDB_CLICKHOUSE_PASSWORD_FILE WANDB_OIDC_SECRET_FILE WANDB_SMTP_PASSWORD_FILE '

tell() { # LINE MESSAGE; a value can hold any bytes, so only printable ASCII is shown
  printf '%s%s: %s\n' "$values" "${1:+ line $1}" "$2" | LC_ALL=C tr -c '\012\040-\176' '?' >&2
}

wrong=0
complain() { # LINE MESSAGE
  tell "$@"
  wrong=$((wrong + 1))
}

trim() { # TEXT; sets text
  text=${1#"${1%%[![:space:]]*}"}
  text=${text%"${text##*[![:space:]]}"}
}

# NAME=value, with optional spaces, quotes and a trailing comment.
read_values() {
  line=0 mark=$(printf '\357\273\277')
  while IFS= read -r text || [ -n "$text" ]; do
    line=$((line + 1))
    # Some editors write this byte order mark before the first line.
    [ $line -gt 1 ] || text=${text#"$mark"}
    trim "$text"
    case $text in '' | '#'*) continue ;; esac
    rest=${text#*=}
    trim "${text%%=*}"
    trim "${text#export }"
    name=$text
    case $name in
      '' | *[!A-Z_]*) complain $line 'expected NAME=value' && continue ;;
    esac
    case $names in
      *" $name "*) ;;
      *) complain $line "unknown setting $name" && continue ;;
    esac
    eval "before=\${line_$name-}"
    [ -z "$before" ] || complain $line "$name is already set on line $before"
    trim "$rest"
    case $text in
      [\"\']*)
        mark=${text%"${text#?}"}
        rest=${text#?}
        text=${rest%%"$mark"*}
        rest=${rest#"$text"}
        case $rest in
          "$mark" | "$mark"[[:space:]]*) ;;
          *) complain $line "$name has a quote without a closing one" ;;
        esac
        ;;
      '#'*) text='' ;;
      *) trim "${text%%[[:space:]]#*}" ;;
    esac
    eval "$name=\$text line_$name=$line"
  done <"$values"
}

# Succeeds if a value follows a rule; sets says to what is expected.
keeps() { # RULE VALUE
  case $1 in
    text) form='[A-Za-z0-9._:/@+-]+' says='only letters, digits and . _ : / @ + -' ;;
    context) form='[A-Za-z0-9._:/@+-]+' says='a context from: kubectl config get-contexts -o name' ;;
    word) form='[A-Za-z0-9._-]+' says='only letters, digits and . _ -' ;;
    user) form='([A-Za-z0-9._-]|%[0-9A-F]{2})+' says='only letters, digits and . _ -; percent-encode others, such as wandb%40example.org' ;;
    host) form='(([A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?[.])*[A-Za-z]([A-Za-z0-9-]*[A-Za-z0-9])?|((25[0-5]|2[0-4][0-9]|1?[0-9]?[0-9])[.]){3}(25[0-5]|2[0-4][0-9]|1?[0-9]?[0-9]))' says='a host without scheme, port or path, such as host.example.org' ;;
    storage) form='(([A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?[.])*[A-Za-z]([A-Za-z0-9-]*[A-Za-z0-9])?|((25[0-5]|2[0-4][0-9]|1?[0-9]?[0-9])[.]){3}(25[0-5]|2[0-4][0-9]|1?[0-9]?[0-9]))(:([1-9][0-9]{0,3}|[1-5][0-9]{4}|6[0-4][0-9]{3}|65[0-4][0-9]{2}|655[0-2][0-9]|6553[0-5]))?' says='HOST or HOST:PORT without scheme or slash, such as s3.example.org:9000' ;;
    port) form='([1-9][0-9]{0,3}|[1-5][0-9]{4}|6[0-4][0-9]{3}|65[0-4][0-9]{2}|655[0-2][0-9]|6553[0-5])' says='a port, such as 3306' ;;
    switch) form='yes|no' says='yes or no' ;;
    bucket) form='[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]' says='the name of a bucket, not its URL, path or host, such as wandb-artifacts' ;;
    ranges) form='((25[0-5]|2[0-4][0-9]|1?[0-9]?[0-9])[.]){3}(25[0-5]|2[0-4][0-9]|1?[0-9]?[0-9])/(3[0-2]|[12]?[0-9])(,((25[0-5]|2[0-4][0-9]|1?[0-9]?[0-9])[.]){3}(25[0-5]|2[0-4][0-9]|1?[0-9]?[0-9])/(3[0-2]|[12]?[0-9]))*' says='IPv4 ranges separated by commas, such as 203.0.113.0/24, 198.51.100.7/32' ;;
    issuer) form='https://[A-Za-z0-9._:/@+-]+' says='a URL, such as https://issuer.example.org/id' ;;
    registry) form='(([A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?[.])*[A-Za-z]([A-Za-z0-9-]*[A-Za-z0-9])?|((25[0-5]|2[0-4][0-9]|1?[0-9]?[0-9])[.]){3}(25[0-5]|2[0-4][0-9]|1?[0-9]?[0-9]))(:([1-9][0-9]{0,3}|[1-5][0-9]{4}|6[0-4][0-9]{3}|65[0-4][0-9]{2}|655[0-2][0-9]|6553[0-5]))?(/[a-z0-9]+([._-][a-z0-9]+)*)*' says='a registry without scheme, such as registry.example.org/wandb' ;;
    repository) form='https://(([A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?[.])*[A-Za-z]([A-Za-z0-9-]*[A-Za-z0-9])?|((25[0-5]|2[0-4][0-9]|1?[0-9]?[0-9])[.]){3}(25[0-5]|2[0-4][0-9]|1?[0-9]?[0-9]))(:([1-9][0-9]{0,3}|[1-5][0-9]{4}|6[0-4][0-9]{3}|65[0-4][0-9]{2}|655[0-2][0-9]|6553[0-5]))?(/[A-Za-z0-9._-]+)*/?' says='the https address of a Helm repository, such as https://charts.example.org; not oci://' ;;
    tag) form='[A-Za-z0-9_][A-Za-z0-9._-]{0,127}' says='an image tag: the number of a release' ;;
    method) form='pkce|implicit' says='pkce or implicit' ;;
    hours) form='[1-9][0-9]{0,4}' says='a number of hours, such as 720' ;;
    email) form='[A-Za-z0-9._+-]+@[A-Za-z0-9.-]+' says='an email address, such as wandb@example.org' ;;
    object) form='[a-z0-9]([a-z0-9.-]{0,61}[a-z0-9])?' says='the name of a Kubernetes object, such as high-priority' ;;
    label) form='([a-z0-9.-]+/)?[A-Za-z0-9._-]{1,63}=[A-Za-z0-9._-]{0,63}' says='a label as KEY=VALUE, such as pool=wandb or node-role.kubernetes.io/infra=' ;;
    taint) form='([a-z0-9.-]+/)?[A-Za-z0-9._-]{1,63}(=[A-Za-z0-9._-]{0,63})?:(NoSchedule|NoExecute|PreferNoSchedule)' says='a taint as KEY=VALUE:EFFECT or KEY:EFFECT, such as pool=wandb:NoSchedule' ;;
    git) form='(https|ssh)://[A-Za-z0-9._:/@+~-]+' says='the address of a Git repository, such as https://git.example.org/ml/wandb.git or ssh://git@git.example.org/ml/wandb.git' ;;
    folder) form='[A-Za-z0-9_.-]+(/[A-Za-z0-9_.-]+)*' says='a folder in the repository, such as clusters/ml/wandb' ;;
  esac
  case $1,$2 in
    storage,http://*) says="$says; the Kubernetes files set tls=true, so plain HTTP does not work" ;;
    host,*[!:]:[0-9]*) says="$says; the port has its own setting" ;;
    host,localhost | host,127.* | host,0.0.0.0 | *,host.docker.internal* | storage,localhost | storage,localhost:* | storage,127.* | storage,0.0.0.0*)
      says='an address that pods can reach: in a pod, this is the pod itself'
      # preflight.sh may go through a tunnel on this machine.
      [ "$values" = environment ] || return 1
      ;;
    bucket,*.amazonaws.com | bucket,*.googleapis.com | *,*'
'*) return 1 ;;
  esac
  printf '%s\n' "$2" | LC_ALL=C grep -Eqx "$form"
}

need() { # VARIABLE RULE
  eval "value=\${$1-} line=\${line_$1-}"
  if [ "$2" = ranges ]; then
    value=$(printf %s "$value" | sed 's/[[:space:]]*,[[:space:]]*/,/g')
  fi
  if [ -z "$value" ]; then
    keeps "$2" '' || complain "$line" "$1 is empty; it takes $says"
  elif ! keeps "$2" "$value"; then
    complain "$line" "$1 is \"$value\"; it takes $says"
  fi
  eval "export $1=\$value"
  case $2,${value%:*} in
    storage,*.svc | storage,*.svc.* | storage,*.cluster.local)
      tell "$line" "warning: $value is a name inside the cluster. Browsers and training machines get it in pre-signed URLs and cannot resolve it."
      ;;
  esac
}

may() { # VARIABLE RULE [DEFAULT]
  eval "value=\${$1:-${3-}}; $1=\$value"
  [ -z "$value" ] || need "$1" "$2"
}

# Expands ~, which no shell has done in a file that is not executed.
find_file() { # VARIABLE; sets file and line
  eval "file=\${$1-} line=\${line_$1-}"
  case $file in \~/*) file=$HOME/${file#??} ;; esac
  eval "$1=\$file"
}

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
    [ "$mode" != render ] && [ "$mode" != folder ] || return 0
    # External Secrets creates it.
    [ -z "${WANDB_SECRET_STORE-}" ] || return 0
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
# Argo CD and Flux bring their own Helm.
[ "$mode" = render ] || [ "$mode" = folder ] || command -v kubectl >/dev/null || fault 'kubectl is not installed'
need WANDB_KUBE_CONTEXT context
need WANDB_MYSQL_HOST host
may WANDB_MYSQL_PORT port 3306
may WANDB_MYSQL_DATABASE word wandb_local
may WANDB_MYSQL_USER word wandb_local
need WANDB_REDIS_HOST host
may WANDB_REDIS_PORT port 6379
may WANDB_REDIS_TLS switch no
may WANDB_STORAGE_HOST storage cwobject.com
need WANDB_BUCKET bucket
need WANDB_INBOUND_CIDRS ranges
need WANDB_CLICKHOUSE_HOST host
may WANDB_CLICKHOUSE_PORT port 8443
may WANDB_CLICKHOUSE_USER word default
need WANDB_REGISTRY registry
need WANDB_CHART_REPOSITORY repository
need WANDB_SERVER_VERSION tag
need WANDB_CONSOLE_VERSION tag
may WANDB_PULL_SECRET object
need WANDB_OIDC_ISSUER issuer
need WANDB_OIDC_CLIENT text
may WANDB_OIDC_METHOD method pkce
may WANDB_SESSION_HOURS hours 720
need WANDB_SMTP_HOST host
may WANDB_SMTP_PORT port 587
need WANDB_SMTP_USER user
need WANDB_SMTP_FROM email
need WANDB_NODE_LABEL label
may WANDB_NODE_TAINT taint
may WANDB_PRIORITY_CLASS object
need WANDB_GIT_URL git
need WANDB_GIT_PATH folder
may WANDB_SECRET_STORE object

export WITH_REDIS_TLS="${WANDB_REDIS_TLS#no}" WITH_REDIS_PASSWORD=yes WANDB_MYSQL_CA='' WANDB_REDIS_CA=''
if [ -n "${WANDB_MYSQL_CA_FILE-}" ]; then
  certificate WANDB_MYSQL_CA_FILE
  WANDB_MYSQL_CA=$text
fi
if [ "${WANDB_REDIS_PASSWORD_FILE-}" = none ]; then
  WITH_REDIS_PASSWORD='' WANDB_REDIS_PASSWORD_FILE=''
fi
export WITH_OIDC_SECRET=yes
if [ "${WANDB_OIDC_SECRET_FILE-}" = none ]; then
  WITH_OIDC_SECRET='' WANDB_OIDC_SECRET_FILE=''
fi
export WANDB_NODE_LABEL_KEY="${WANDB_NODE_LABEL%%=*}" WANDB_NODE_LABEL_VALUE="${WANDB_NODE_LABEL#*=}"
# A taint may have no value.
text=${WANDB_NODE_TAINT%:*} WANDB_NODE_TAINT_VALUE=''
case $text in *=*) WANDB_NODE_TAINT_VALUE=${text#*=} ;; esac
export WANDB_NODE_TAINT_KEY="${text%%=*}" WANDB_NODE_TAINT_VALUE WANDB_NODE_TAINT_EFFECT="${WANDB_NODE_TAINT##*:}"
export WANDB_CONTROLLER_IMAGE="${WANDB_REGISTRY-}/wandb/controller"
# A YAML list: render adds the outer quotes.
WANDB_INBOUND_LIST=$(printf %s "${WANDB_INBOUND_CIDRS-}" | sed 's/,/", "/g')
export WANDB_INBOUND_LIST
certificate WANDB_CA_FILE
# One key for each certificate: render adds the outer quotes.
WANDB_CA_DATA=$([ ! -r "$file" ] || tr -d '\r' <"$file" 2>/dev/null | awk '
  /^-----BEGIN CERTIFICATE-----/ { n++; inside = 1; printf "%sca%d.crt\": \"", (n == 1 ? "" : "\", \""), n }
  inside { printf "%s\\n", $0 }
  /^-----END CERTIFICATE-----/ { inside = 0 }')
export WANDB_CA_DATA
export WITH_REDIS_CA="${WANDB_REDIS_CA_FILE-}"
if [ -n "$WITH_REDIS_CA" ]; then
  [ -n "$WITH_REDIS_TLS" ] || complain "${line_WANDB_REDIS_CA_FILE-}" 'WANDB_REDIS_CA_FILE needs WANDB_REDIS_TLS=yes'
  # With a password, the certificate is in the same Secret, which the cluster may already have.
  if [ -n "${WANDB_REDIS_CA_FILE-}" ] || [ -z "$WITH_REDIS_PASSWORD" ]; then
    certificate WANDB_REDIS_CA_FILE
  fi
  [ -n "$WITH_REDIS_PASSWORD" ] || WANDB_REDIS_CA=$text WITH_REDIS_CA='' WANDB_REDIS_CA_FILE=''
fi
need_secret WANDB_LICENSE_FILE wandb wandb-license license
need_secret WANDB_MYSQL_PASSWORD_FILE wandb wandb-mysql MYSQL_PASSWORD url
[ -z "$WITH_REDIS_PASSWORD" ] || need_secret WANDB_REDIS_PASSWORD_FILE wandb wandb-redis REDIS_PASSWORD url
[ -z "$WITH_REDIS_CA" ] || need_secret WANDB_REDIS_CA_FILE wandb wandb-redis REDIS_CA_CERT
need_secret WANDB_ACCESS_KEY_FILE wandb wandb-bucket ACCESS_KEY url
need_secret WANDB_SECRET_KEY_FILE wandb wandb-bucket SECRET_KEY url
need_secret WANDB_TLS_CERT_FILE wandb wandb-tls tls.crt
need_secret WANDB_TLS_KEY_FILE wandb wandb-tls tls.key
need_secret WANDB_CLICKHOUSE_PASSWORD_FILE wandb wandb-clickhouse CLICKHOUSE_PASSWORD
[ -z "$WITH_OIDC_SECRET" ] || need_secret WANDB_OIDC_SECRET_FILE wandb wandb-oidc OIDC_SECRET
need_secret WANDB_SMTP_PASSWORD_FILE wandb wandb-smtp SMTP_PASSWORD url

if [ -z "${WANDB_TOKEN_ISSUER-}" ] && [ -n "$WANDB_KUBE_CONTEXT" ]; then
  WANDB_TOKEN_ISSUER=$(kube get --raw /.well-known/openid-configuration |
    sed -n 's/.*"issuer" *: *"\([^"]*\)".*/\1/p') || true
fi
[ -n "${WANDB_TOKEN_ISSUER-}" ] ||
  complain "${line_WANDB_TOKEN_ISSUER-}" 'WANDB_TOKEN_ISSUER is empty, and the cluster did not answer; enter the issuer'
may WANDB_TOKEN_ISSUER issuer

# This tells W&B that the storage uses TLS.
export WANDB_BUCKET_PATH="${WANDB_BUCKET-}?tls=true"

[ $wrong = 0 ] || refuse 'nothing was changed; fix the problems above'
case $mode in
  check)
    echo 'Nothing is missing or wrong.'
    exit
    ;;
  render)
    for file in namespace ca inbound wandb; do
      render "$file.yaml"
      echo ---
    done
    exit
    ;;
  folder)
    mkdir -p "$folder"
    [ "$(cd "$folder" && pwd -P)" != "$(cd "$here" && pwd -P)" ] ||
      refuse "$folder holds the templates themselves; use another folder, such as ../wandb-deployment"
    # Every file of a bundle starts with this line.
    [ -z "$(ls "$folder")" ] || grep -qs '^# Made by W&B Deployment Planner ' "$folder/kustomization.yaml" ||
      refuse "$folder has files that --folder did not write; use a new or empty folder"
    for file in namespace ca inbound wandb external-secrets kustomization; do
      [ "$file" != external-secrets ] || [ -n "$WANDB_SECRET_STORE" ] || continue
      render "$file.yaml" >"$folder/$file.yaml"
    done
    # These tell Argo CD or Flux about the folder. They end in .example because the folder must not apply them.
    for file in argocd flux; do render "$file.yaml" >"$folder/$file.yaml.example"; done
    echo "Commit $folder, then apply argocd.yaml.example or flux.yaml.example to the cluster once."
    exit
    ;;
  secrets) [ -z "$WANDB_SECRET_STORE" ] || refuse 'External Secrets creates the Secrets, because WANDB_SECRET_STORE is set' ;;
esac

say() { printf '\n%s\n' "$1"; }

say 'Namespaces and Secrets'
render namespace.yaml | kube apply -f -
put_secret wandb wandb-license Opaque license WANDB_LICENSE_FILE
put_secret wandb wandb-mysql Opaque MYSQL_PASSWORD WANDB_MYSQL_PASSWORD_FILE
put_secret wandb wandb-redis Opaque REDIS_PASSWORD WANDB_REDIS_PASSWORD_FILE REDIS_CA_CERT WANDB_REDIS_CA_FILE
put_secret wandb wandb-bucket Opaque ACCESS_KEY WANDB_ACCESS_KEY_FILE SECRET_KEY WANDB_SECRET_KEY_FILE
put_secret wandb wandb-tls kubernetes.io/tls tls.crt WANDB_TLS_CERT_FILE tls.key WANDB_TLS_KEY_FILE
put_secret wandb wandb-clickhouse Opaque CLICKHOUSE_PASSWORD WANDB_CLICKHOUSE_PASSWORD_FILE
put_secret wandb wandb-oidc Opaque OIDC_SECRET WANDB_OIDC_SECRET_FILE
put_secret wandb wandb-smtp Opaque SMTP_PASSWORD WANDB_SMTP_PASSWORD_FILE
