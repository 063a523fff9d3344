#!/bin/sh
# Made by W&B Deployment Planner 0.1.0 (not an official W&B product) on 2026-11-23.
# Plan: Production, Models only on GCP.
# Data: Weights & Biases, Reference Architecture (undated edition, before September 2025); checked 2026-11-23.
# Link: https://docs.example.com/planner/?v=1&tier=models&env=production&cloud=gcp&mysql=meets-sizing&files=both

# Installs W&B into a cluster that exists: sh install.sh --help
set -eu
export LC_ALL=C

usage() {
  cat <<'END'
Installs W&B into a cluster that exists, with the values of values.env.

Usage: sh install.sh [--check | --render | --help]

  --check    say what is missing, and change nothing
  --render   print the Kubernetes files with your values filled in, and change nothing

Without an option: check, then create the namespace and Secrets, install the operator, and hand
W&B to it. It can be run again. WANDB_VALUES names another file than values.env.

Exit codes: 0 done, 1 a command failed, 2 something is missing; nothing was changed.
END
}

refuse() {
  printf 'install.sh: %s\n' "$1" >&2
  exit 2
}

mode=install
case ${1-} in
  '') ;;
  --check | --render) mode=${1#--} ;;
  --help) usage && exit ;;
  *) refuse "there is no option $1; see --help" ;;
esac

here=$(dirname "$0")
values=${WANDB_VALUES:-$here/values.env}
[ -r "$values" ] || refuse "cannot read $values"
set -a
# shellcheck source=/dev/null
. "$values"
set +a

missing=0
problem() {
  printf 'missing: %s\n' "$1" >&2
  missing=$((missing + 1))
}

kube() { kubectl --context "${WANDB_KUBE_CONTEXT-}" "$@"; }

# Its characters keep a value inside its quotes in YAML.
need() { # VARIABLE [PATTERN]
  value=''
  eval "value=\${$1-}"
  # shellcheck disable=SC2254 # The pattern is meant to be one.
  case $value in
    '') problem "$1 is empty" ;;
    *[!A-Za-z0-9._:/@+,-]*) problem "$1 has a character that does not belong there: $value" ;;
    ${2:-*}) ;;
    *) problem "$1 should look like $2: $value" ;;
  esac
}

# With a file: its contents can be used. Without: the cluster has the Secret. "url" is for what
# W&B's chart writes into a URL as it is.
need_secret() { # VARIABLE NAMESPACE SECRET KEY [url]
  file=''
  eval "file=\${$1-}"
  if [ -z "$file" ]; then
    [ "$mode" != render ] || return 0
    path=$(printf %s "$4" | sed 's/\./\\./')
    kube get secret "$3" --namespace "$2" -o "jsonpath={.data.$path}" 2>/dev/null | grep -q . ||
      problem "$1 is empty, and namespace $2 has no Secret $3 with the key $4"
  elif [ ! -r "$file" ] || [ ! -s "$file" ]; then
    problem "$1: $file is empty or cannot be read"
  elif [ -n "${5-}" ] && ! printf %s "$(cat "$file")" | tr '\n' ' ' | grep -qx '[A-Za-z0-9._~=+-]*'; then
    problem "$1: $file may hold letters, digits and . _ ~ = + - only; it becomes part of a URL"
  fi
}

# Without the line break at its end, which would be a part of the secret.
encoded() { printf %s "$(cat "$1")" | base64 | tr -d '\n'; }

# Secrets go to kubectl's standard input: arguments can be seen by everyone on this machine.
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

# Puts the values, quoted, where the file has @VARIABLE@.
render() { # FILE
  awk '{
    line = ""
    while (match($0, /@WANDB_[A-Z_]+@/)) {
      line = line substr($0, 1, RSTART - 1) "\"" ENVIRON[substr($0, RSTART + 1, RLENGTH - 2)] "\""
      $0 = substr($0, RSTART + RLENGTH)
    }
    print line $0
  }' "$here/$1"
}

for tool in kubectl helm; do
  [ "$mode" = render ] || command -v $tool >/dev/null || problem "$tool is not installed"
done
need WANDB_KUBE_CONTEXT
need WANDB_MYSQL_HOST
need WANDB_REDIS_HOST
need WANDB_BUCKET
need WANDB_SERVICE_ACCOUNT '*@*.iam.gserviceaccount.com'
need WANDB_ADDRESS_NAME
need WANDB_CERTIFICATE_NAME
need WANDB_SECURITY_POLICY
need_secret WANDB_LICENSE_FILE wandb wandb-license license
need_secret WANDB_MYSQL_PASSWORD_FILE wandb wandb-mysql MYSQL_PASSWORD url
need_secret WANDB_REDIS_PASSWORD_FILE wandb wandb-redis REDIS_PASSWORD url
need_secret WANDB_REDIS_CA_FILE wandb wandb-redis REDIS_CA_CERT

[ $missing = 0 ] || refuse "fill in $values; nothing was changed"
case $mode in
  check)
    echo 'Nothing is missing.'
    exit
    ;;
  render)
    for file in namespace wandb; do
      render "$file.yaml"
      echo ---
    done
    exit
    ;;
esac

say() { printf '\n%s\n' "$1"; }

say 'Namespaces and Secrets'
render namespace.yaml | kube apply -f -
put_secret wandb wandb-license Opaque license WANDB_LICENSE_FILE
put_secret wandb wandb-mysql Opaque MYSQL_PASSWORD WANDB_MYSQL_PASSWORD_FILE
put_secret wandb wandb-redis Opaque REDIS_PASSWORD WANDB_REDIS_PASSWORD_FILE REDIS_CA_CERT WANDB_REDIS_CA_FILE

say 'The operator of W&B'
helm upgrade --install operator operator \
  --repo https://charts.wandb.ai --version 1.4.8 --set image.tag=1.22.0 \
  --kube-context "$WANDB_KUBE_CONTEXT" --namespace wandb-cr --create-namespace --wait

say 'W&B'
render wandb.yaml | kube apply -f -

say 'The operator now starts W&B, which takes some minutes. Watch it, and find the address for DNS:'
cat <<END
  kubectl --context $WANDB_KUBE_CONTEXT --namespace wandb get pods --watch
  kubectl --context $WANDB_KUBE_CONTEXT --namespace wandb get ingress wandb
END
