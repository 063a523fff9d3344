#!/bin/sh
# Made by W&B Deployment Planner 0.2.0 (not an official W&B product) on 2026-11-30.
# Plan: Test/Dev, Weave only on Azure.
# Data: Weights & Biases, Reference Architecture (undated edition, before September 2025); updated 2026-11-30.
# Link: https://docs.example.com/planner/?v=1&tier=weave&env=test-dev&cloud=azure&files=both

# Installs W&B into an existing cluster: sh install.sh --help
set -eu
export LC_ALL=C

usage() {
  cat <<'END'
Installs W&B into an existing cluster, with the values in values.env.

Usage: sh install.sh [--check | --render | --help]

  --check    report what is missing or would not work, and change nothing
  --render   print the Kubernetes files with your values filled in, and change nothing

Without an option, it checks values.env, creates the namespace and Secrets, installs the operator,
and applies the W&B resource. You can run it again at any time. It writes no file on this machine.
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
  '') ;;
  --check | --render) mode=${1#--} ;;
  --help) usage && exit ;;
  *) refuse "unexpected argument: $1; see --help" ;;
esac
[ $# -le 1 ] || refuse "unexpected argument: $2; see --help"

here=$(dirname "$0")
values=${WANDB_VALUES:-$here/values.env}
[ -r "$values" ] || refuse "cannot read $values"

# Settings are read from a file that is never executed. Each is checked against a rule.
names=' WANDB_KUBE_CONTEXT WANDB_MYSQL_HOST WANDB_MYSQL_PORT WANDB_MYSQL_DATABASE WANDB_MYSQL_USER WANDB_REDIS_HOST WANDB_REDIS_PORT WANDB_REDIS_TLS WANDB_STORAGE_ACCOUNT WANDB_BUCKET WANDB_INBOUND_LIMITED WANDB_CLICKHOUSE_HOST WANDB_CLICKHOUSE_PORT WANDB_CLICKHOUSE_USER WANDB_TOKEN_ISSUER WANDB_LICENSE_FILE WANDB_MYSQL_PASSWORD_FILE WANDB_MYSQL_CA_FILE WANDB_REDIS_PASSWORD_FILE WANDB_REDIS_CA_FILE WANDB_STORAGE_KEY_FILE WANDB_TLS_CERT_FILE WANDB_TLS_KEY_FILE WANDB_CLICKHOUSE_PASSWORD_FILE '

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
    context) form='[A-Za-z0-9._:/@+-]+' says='a context from: kubectl config get-contexts -o name' ;;
    word) form='[A-Za-z0-9._-]+' says='only letters, digits and . _ -' ;;
    host) form='(([A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?[.])*[A-Za-z]([A-Za-z0-9-]*[A-Za-z0-9])?|((25[0-5]|2[0-4][0-9]|1?[0-9]?[0-9])[.]){3}(25[0-5]|2[0-4][0-9]|1?[0-9]?[0-9]))' says='a host without scheme, port or path, such as host.example.org' ;;
    port) form='([1-9][0-9]{0,3}|[1-5][0-9]{4}|6[0-4][0-9]{3}|65[0-4][0-9]{2}|655[0-2][0-9]|6553[0-5])' says='a port, such as 3306' ;;
    switch) form='yes|no' says='yes or no' ;;
    confirmation) form='yes' says='yes, once that is done' ;;
    container) form='[a-z0-9](-?[a-z0-9]){2,62}' says='the name of a container, not its URL or path, such as wandb-artifacts' ;;
    account) form='[a-z0-9]{3,24}' says='the name of a storage account, not its URL or host, such as mlwandb' ;;
    issuer) form='https://[A-Za-z0-9._:/@+-]+' says='a URL, such as https://issuer.example.org/id' ;;
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
    [ "$mode" != render ] || return 0
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
for tool in kubectl helm; do
  [ "$mode" = render ] || command -v $tool >/dev/null || fault "$tool is not installed"
done
need WANDB_KUBE_CONTEXT context
need WANDB_MYSQL_HOST host
may WANDB_MYSQL_PORT port 3306
may WANDB_MYSQL_DATABASE word wandb_local
may WANDB_MYSQL_USER word wandb_local
need WANDB_REDIS_HOST host
may WANDB_REDIS_PORT port 10000
may WANDB_REDIS_TLS switch yes
need WANDB_STORAGE_ACCOUNT account
need WANDB_BUCKET container
need WANDB_INBOUND_LIMITED confirmation
need WANDB_CLICKHOUSE_HOST host
may WANDB_CLICKHOUSE_PORT port 8443
may WANDB_CLICKHOUSE_USER word default

export WITH_REDIS_TLS="${WANDB_REDIS_TLS#no}" WITH_REDIS_PASSWORD=yes WANDB_MYSQL_CA='' WANDB_REDIS_CA=''
if [ -n "${WANDB_MYSQL_CA_FILE-}" ]; then
  certificate WANDB_MYSQL_CA_FILE
  WANDB_MYSQL_CA=$text
fi
if [ "${WANDB_REDIS_PASSWORD_FILE-}" = none ]; then
  WITH_REDIS_PASSWORD='' WANDB_REDIS_PASSWORD_FILE=''
fi
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
need_secret WANDB_STORAGE_KEY_FILE wandb wandb-bucket ACCESS_KEY
need_secret WANDB_TLS_CERT_FILE wandb wandb-tls tls.crt
need_secret WANDB_TLS_KEY_FILE wandb wandb-tls tls.key
need_secret WANDB_CLICKHOUSE_PASSWORD_FILE wandb wandb-clickhouse CLICKHOUSE_PASSWORD

if [ -z "${WANDB_TOKEN_ISSUER-}" ] && [ -n "$WANDB_KUBE_CONTEXT" ]; then
  WANDB_TOKEN_ISSUER=$(kube get --raw /.well-known/openid-configuration |
    sed -n 's/.*"issuer" *: *"\([^"]*\)".*/\1/p') || true
fi
[ -n "${WANDB_TOKEN_ISSUER-}" ] ||
  complain "${line_WANDB_TOKEN_ISSUER-}" 'WANDB_TOKEN_ISSUER is empty, and the cluster did not answer; enter the issuer'
may WANDB_TOKEN_ISSUER issuer

[ $wrong = 0 ] || refuse 'nothing was changed; fix the problems above'
case $mode in
  check)
    echo 'Nothing is missing or wrong.'
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
put_secret wandb wandb-bucket Opaque ACCESS_KEY WANDB_STORAGE_KEY_FILE
put_secret wandb wandb-tls kubernetes.io/tls tls.crt WANDB_TLS_CERT_FILE tls.key WANDB_TLS_KEY_FILE
put_secret wandb wandb-clickhouse Opaque CLICKHOUSE_PASSWORD WANDB_CLICKHOUSE_PASSWORD_FILE

say "W&B's operator"
helm upgrade --install operator operator \
  --repo https://charts.wandb.ai --version 1.4.8 --set image.tag=1.22.0 \
  --kube-context "$WANDB_KUBE_CONTEXT" --namespace wandb-cr --create-namespace --wait

say 'W&B'
render wandb.yaml | kube apply -f -

say 'The operator now starts W&B, which takes a few minutes. To watch the pods and get the address for DNS:'
cat <<END
  kubectl --context $WANDB_KUBE_CONTEXT --namespace wandb get pods --watch
  kubectl --context $WANDB_KUBE_CONTEXT --namespace wandb get ingress wandb
END
