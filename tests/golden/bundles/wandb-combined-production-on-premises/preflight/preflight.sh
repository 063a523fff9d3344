#!/bin/sh
# Made by W&B Deployment Planner 0.2.0 (not an official W&B product) on 2026-11-30.
# Plan: Production, Models and Weave, on premises.
# Data: Weights & Biases, Reference Architecture (undated edition, before September 2025); updated 2026-11-30.
# Link: https://docs.example.com/planner/?v=1&tier=combined&env=production&cloud=on-premises&files=kubernetes&platform=openshift&ingress=traefik&egress=air-gapped&login=oidc&mail=smtp&authority=own&storage=coreweave&network=existing&node-use=shared&delivery=gitops

# Checks a real environment against the plan: sh preflight.sh --help
# shellcheck disable=SC2086 # Lists of names are split on purpose.
# shellcheck disable=SC2153 # Settings are assigned by name.
set -u

title='Production, Models and Weave, on premises'
fqdn='wandb.example.com'
limit=${WANDB_TIMEOUT:-10}
address=${WANDB_ADDRESS-}
values=environment
mirror='mirror-registry mirror-charts mirror-images'
tls='tls-chain tls-name tls-expiry tls-self-signed'
nodes='nodes-count nodes-architecture nodes-cpu nodes-memory'
services="redis-version clickhouse-version oidc-issuer"
cluster="openshift-routes kubernetes-version $nodes ingress-class storage-class"
mysql='mysql-version mysql-settings mysql-charset'
checks="$mirror dns $tls $cluster $mysql $services bucket-cors bucket-presigned"

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

usage() {
  cat <<END
Checks a real environment against its plan: $title.

Usage: sh preflight.sh [--values FILE] [--fqdn NAME] [--only NAME]... [--json] [--help]

  --values FILE  read settings from kubernetes/values.env or a file like it, which is never executed
  --fqdn NAME    the address of W&B, if it is not $fqdn
  --only NAME    run only this check, or the checks that start with NAME and a hyphen
  --json         print JSON instead of lines

Checks:
$(printf '  %s\n' $checks)

Settings, from --values or from environment variables, with the same rules as in install.sh:
$(printf '  %s\n' $names)
In the environment, WANDB_MYSQL_PASSWORD and the like can hold a password instead of its file. More
environment variables:
  WANDB_ADDRESS     IP or IP:PORT of the load balancer, until the DNS record exists
  WANDB_BUCKET_URL  the URL of the bucket, if it is not at WANDB_STORAGE_HOST
  WANDB_TIMEOUT     seconds to wait for a connection (default: 10)
The script writes one object to the bucket and deletes it. It writes no file on this machine.
curl uses HTTPS_PROXY and NO_PROXY.

Exit codes: 0 no check failed, 1 a check failed, 2 an argument or a setting is not valid.
END
}

refuse() {
  printf 'preflight.sh: %s; see --help\n' "$1" >&2
  exit 2
}

json='' only=''
while [ $# -gt 0 ]; do
  case $1 in
    --help) usage && exit ;;
    --json) json=yes ;;
    --values | --fqdn | --only)
      [ -n "${2-}" ] || refuse "$1 needs a value"
      case $1 in --values) values=$2 ;; --fqdn) fqdn=$2 ;; --only) only="$only $2" ;; esac
      shift
      ;;
    *) refuse "unexpected argument: $1" ;;
  esac
  shift
done
case $fqdn in '' | -* | *[!A-Za-z0-9.-]*) refuse '--fqdn takes a DNS name, such as wandb.example.org' ;; esac
case $limit in 0* | *[!0-9]*) refuse 'WANDB_TIMEOUT takes a number of seconds, such as 10' ;; esac
set -f

if [ "$values" != environment ]; then
  [ -r "$values" ] || refuse "cannot read $values"
  read_values
fi
may WANDB_KUBE_CONTEXT context
may WANDB_MYSQL_HOST host
may WANDB_MYSQL_PORT port 3306
may WANDB_MYSQL_DATABASE word wandb_local
may WANDB_MYSQL_USER word wandb_local
may WANDB_REDIS_HOST host
may WANDB_REDIS_PORT port 6379
may WANDB_REDIS_TLS switch no
may WANDB_STORAGE_HOST storage cwobject.com
may WANDB_BUCKET bucket
may WANDB_INBOUND_CIDRS ranges
may WANDB_CLICKHOUSE_HOST host
may WANDB_CLICKHOUSE_PORT port 8443
may WANDB_CLICKHOUSE_USER word default
may WANDB_TOKEN_ISSUER issuer
may WANDB_REGISTRY registry
may WANDB_CHART_REPOSITORY repository
may WANDB_SERVER_VERSION tag
may WANDB_CONSOLE_VERSION tag
may WANDB_PULL_SECRET object
may WANDB_OIDC_ISSUER issuer
may WANDB_OIDC_CLIENT text
may WANDB_OIDC_METHOD method pkce
may WANDB_SESSION_HOURS hours 720
may WANDB_SMTP_HOST host
may WANDB_SMTP_PORT port 587
may WANDB_SMTP_USER user
may WANDB_SMTP_FROM email
may WANDB_NODE_LABEL label
may WANDB_NODE_TAINT taint
may WANDB_PRIORITY_CLASS object
may WANDB_GIT_URL git
may WANDB_GIT_PATH folder
may WANDB_SECRET_STORE object
for each in $names; do
  case $each in *_FILE) find_file "$each" ;; *) continue ;; esac
  [ "$file" != none ] || eval "file='' $each=''"
  [ -z "$file" ] || [ -r "$file" ] || complain "$line" "$each takes the path of a file; the file does not exist or is not readable"
done
[ $wrong = 0 ] || refuse 'fix these settings'
bucket=${WANDB_BUCKET-}

# Reads a secret from the environment, or from the file that a setting names.
secret() { # VARIABLE; sets text
  eval "text=\${$1-} file=\${$1_FILE-}"
  [ -n "$text" ] || [ -z "$file" ] || text=$(cat "$file")
}

wanted() { # NAME...
  [ -n "$only" ] || return 0
  for chosen in $only; do
    case " $*" in *" $chosen"[\ -]* | *" $chosen") return ;; esac
  done
  return 1
}

has() { command -v "$1" >/dev/null; }

every=$only
for only in $every; do wanted $checks || refuse "unknown check $only"; done
only=$every

# Reduces a server's answer to a line of ASCII, because it goes to terminals and into JSON.
clean() { printf %s "$1" | LC_ALL=C tr -c '\040-\176' ' ' | cut -c 1-400; }
quote() { clean "$1" | sed 's/[\\"]/\\&/g; s/.*/"&"/'; }

passed=0 failed=0 skipped=0 objects=''
report() { # RESULT NAME DETAIL [REMEDY]
  wanted "$2" || return 0
  detail=${3:-no answer}
  case $1 in
    pass) passed=$((passed + 1)) ;;
    fail) failed=$((failed + 1)) ;;
    skip) skipped=$((skipped + 1)) ;;
  esac
  if [ -n "$json" ]; then
    objects="$objects${objects:+,}{\"name\":\"$2\",\"result\":\"$1\",\"detail\":$(quote "$detail")${4:+,\"remedy\":$(quote "$4")}}"
  else
    printf '%s  %-22s  %s\n' "$1" "$2" "$(clean "$detail")"
    [ -z "${4-}" ] || printf '      remedy: %s\n' "$(clean "$4")"
  fi
}
pass() { report pass "$@"; }
fail() { report fail "$@"; }

skip() { # DETAIL NAME...
  detail=$1 && shift
  for each; do report skip "$each" "$detail"; done
}

# Reports one cause as one failure: the other checks are skipped because of it.
fail_first() { # DETAIL REMEDY NAME...
  detail=$1 remedy=$2 && shift 2
  for each; do
    shift
    wanted "$each" || continue
    fail "$each" "$detail" "$remedy"
    skip "see $each" "$@"
    break
  done
}

# Limits the time of commands that have no limit of their own.
limited() {
  if has timeout; then timeout $((limit * 3)) "$@"; else "$@"; fi
}

at_least() { # VERSION MINIMUM
  printf '%s\n' "$1" "$2" | awk -F . '{ n[NR] = $1 * 1000 + $2 } END { exit n[1] < n[2] }'
}

version() { # NAME VERSION MINIMUM ADVISED
  if ! at_least "$2" $3; then
    fail $1 "${2:-unknown}" "Use $3 or newer; W&B now asks for $4"
  elif ! at_least "$2" $4; then
    pass $1 "$2" "W&B now asks for $4 or newer"
  else
    pass $1 "$2"
  fi
}

# Trusts the CAs of this machine, and then your own.
request() { # sets code (curl's), status and message
  request_once "$@"
  [ "$code" != 60 ] || [ -z "${WANDB_CA_FILE-}" ] || request_once --cacert "$WANDB_CA_FILE" "$@"
}

request_once() {
  answer=$(curl -sS -m "$limit" -o /dev/null -w '\n%{http_code}\n' "$@" 2>&1)
  code=$?
  status=$(printf %s "$answer" | grep -x '[1-9][0-9][0-9]')
  message=$(printf %s "$answer" | sed -n 's/^curl: //p' | head -n 1)
}

# Your registry has the OCI distribution API, with or without a password.
check_mirror() {
  registry=${WANDB_REGISTRY%%/*} path=${WANDB_REGISTRY#"$registry"}
  if wanted mirror-registry; then
    if [ -z "$registry" ]; then
      skip 'needs WANDB_REGISTRY' mirror-registry
    else
      request "https://$registry/v2/"
      case $status in
        200 | 401) pass mirror-registry "HTTP $status" ;;
        *) fail mirror-registry "${message:-HTTP $status}" "Let this machine and the nodes reach https://$registry, and trust its certificate" ;;
      esac
    fi
  fi
  if wanted mirror-charts; then
    if [ -z "$WANDB_CHART_REPOSITORY" ]; then
      skip 'needs WANDB_CHART_REPOSITORY' mirror-charts
    else
      index=$(curl -sS -f -m "$limit" "${WANDB_CHART_REPOSITORY%/}/index.yaml" 2>&1)
      [ $? != 60 ] || [ -z "${WANDB_CA_FILE-}" ] ||
        index=$(curl -sS -f -m "$limit" --cacert "$WANDB_CA_FILE" "${WANDB_CHART_REPOSITORY%/}/index.yaml" 2>&1)
      if printf '%s\n' "$index" | grep -q 'operator-wandb-0.43.8[.]tgz'; then
        pass mirror-charts 'operator-wandb 0.43.8'
      else
        fail mirror-charts "$(printf '%s\n' "$index" | sed -n 's/^curl: //p' | grep . || echo 'index.yaml has no operator-wandb 0.43.8')" 'Serve the charts that airgap/mirror.sh pulls at WANDB_CHART_REPOSITORY'
      fi
    fi
  fi
  wanted mirror-images || return 0
  if [ -z "$registry" ] || [ -z "$WANDB_SERVER_VERSION" ] || [ -z "$WANDB_CONSOLE_VERSION" ]; then
    skip 'needs WANDB_REGISTRY, WANDB_SERVER_VERSION and WANDB_CONSOLE_VERSION' mirror-images
    return
  fi
  missing='' count=0
  for image in wandb/controller:1.22.0 "wandb/local:$WANDB_SERVER_VERSION" "wandb/megabinary:$WANDB_SERVER_VERSION" "wandb/weave-python:$WANDB_SERVER_VERSION" "wandb/weave-trace:$WANDB_SERVER_VERSION" "wandb/console:$WANDB_CONSOLE_VERSION" alpine/k8s:1.31.12; do
    request -I -H 'Accept: application/vnd.oci.image.manifest.v1+json, application/vnd.oci.image.index.v1+json, application/vnd.docker.distribution.manifest.v2+json, application/vnd.docker.distribution.manifest.list.v2+json' \
      "https://$registry/v2$path/${image%:*}/manifests/${image##*:}"
    case $status in
      200) count=$((count + 1)) ;;
      '') skip "${message:-no answer}" mirror-images && return ;;
      401) skip 'the registry requires a password: run sh airgap/mirror.sh --check' mirror-images && return ;;
      *) missing="$missing $image" ;;
    esac
  done
  if [ -z "$missing" ]; then
    pass mirror-images "$count images"
  else
    fail mirror-images "missing:$missing" 'Mirror them: sh airgap/mirror.sh --help'
  fi
}

kube() { limited kubectl --request-timeout="${limit}s" ${WANDB_KUBE_CONTEXT:+--context "$WANDB_KUBE_CONTEXT"} "$@" 2>&1; }

context=''
find_context() { context=${WANDB_KUBE_CONTEXT:-$(kube config current-context)} || context=''; }

check_dns() {
  wanted dns || return 0
  # Every machine has one of the two.
  if has dig; then
    answer=$(dig +short +tries=1 +time="$limit" A "$fqdn")
  else
    answer=$(limited getent ahostsv4 "$fqdn")
  fi
  found=$(printf %s "$answer" | grep -Eo '^([0-9]+\.){3}[0-9]+' | sort -u | tr '\n' ' ')
  if [ -n "$found" ]; then
    pass dns "$fqdn is ${found% }"
  else
    fail dns "$fqdn has no A record" 'Create one for the load balancer (on AWS, as an alias)'
  fi
}

x509() { printf '%s\n' "$certificate" | openssl x509 -noout "$@" 2>&1; }

check_tls() {
  wanted $tls || return 0
  remedy="Serve a certificate for $fqdn from a public CA, with its intermediates"
  case $address in '' | *:*) ;; *) address=$address:443 ;; esac
  request ${address:+--connect-to "$fqdn:443:$address"} "https://$fqdn/"
  case $code,$message in
    0,*) pass tls-chain trusted ;;
    51,* | 60,*'subject name'*) pass tls-chain 'trusted, but for another name' ;;
    60,*) fail tls-chain "$message" "$remedy" ;;
    *)
      fail_first "$message" 'Let the load balancer listen on port 443' $tls
      return
      ;;
  esac
  certificate=$(limited openssl s_client -connect "${address:-$fqdn:443}" -servername "$fqdn" 2>/dev/null </dev/null | openssl x509 2>/dev/null)
  if [ -z "$certificate" ]; then
    skip 'openssl could not connect (without a proxy)' ${tls#* }
    return
  fi
  case $(x509 -checkhost "$fqdn") in
    *NOT*) fail tls-name "not for $fqdn" "$remedy" ;;
    *match*) pass tls-name "for $fqdn" ;;
    *) skip 'openssl cannot tell' tls-name ;;
  esac
  ends="until $(x509 -enddate | sed 's/.*=//')"
  if ! x509 -checkend 0 >/dev/null; then
    fail tls-expiry "$ends" 'Renew the certificate, and automate the renewal'
  elif ! x509 -checkend 2592000 >/dev/null; then
    pass tls-expiry "$ends: less than 30 days" 'Renew the certificate soon'
  else
    pass tls-expiry "$ends"
  fi
  issuer=$(x509 -issuer | sed 's/issuer= *//')
  if [ "$issuer" = "$(x509 -subject | sed 's/subject= *//')" ]; then
    fail tls-self-signed 'self-signed' "$remedy"
  else
    pass tls-self-signed "issued by $issuer" ${WANDB_CA_FILE:+'W&B no longer supports custom CAs'}
  fi
}

columns='--no-headers -ocustom-columns=N:.metadata.name'

big_enough() { # NAME COLUMN MINIMUM UNIT; nodes in other pools can be smaller
  big=$(printf %s "$list" | awk -v least=$3 "\$$2 >= least" | grep -c .)
  detail="$big of $all nodes have at least $3 $4 for pods"
  if [ "$big" -ge 3 ] || [ "$big" -eq "$all" ]; then
    pass $1 "$detail"
  else
    fail $1 "$detail" 'Use x86 server with 16 cores and 128 GB or larger: 16 cores, 128 GB'
  fi
}

check_nodes() {
  if ! answer=$(kube get nodes -l '!node-role.kubernetes.io/control-plane'"${WANDB_NODE_LABEL:+,$WANDB_NODE_LABEL}" $columns',A:.status.nodeInfo.architecture,C:.status.allocatable.cpu,M:.status.allocatable.memory,R:.status.conditions[?(@.type=="Ready")].status,U:.spec.unschedulable'); then
    skip "$answer" $nodes
    return
  fi
  # Name, architecture, millicores, MiB, ready, unschedulable.
  list=$(printf %s "$answer" | awk 'NF == 6 {
    $3 *= $3 ~ /m$/ ? 1 : 1000
    $4 *= $4 ~ /Gi$/ ? 1024 : $4 ~ /Mi$/ ? 1 : $4 ~ /Ki$/ ? 1 / 1024 : 1 / 1048576
    print
  }')
  all=$(printf %s "$list" | grep -c .)
  ready=$(printf %s "$list" | grep -c 'True [^t]*$')
  detail="$ready of $all worker nodes ready; planned: 3"
  if [ "$ready" -ge 3 ]; then
    pass nodes-count "$detail"
  else
    fail nodes-count "$detail" 'Add or uncordon worker nodes'
  fi
  if [ "$all" -eq 0 ]; then
    skip 'no worker node' ${nodes#* }
    return
  fi
  others=$(printf %s "$list" | awk '$2 != "amd64" { print $1, $2 }')
  if [ -z "$others" ]; then
    pass nodes-architecture "all $all are amd64"
  else
    fail nodes-architecture "$others" 'Replace these nodes: W&B needs amd64'
  fi
  # Assumed: a node reserves up to a tenth of its CPU and a quarter of its memory.
  big_enough nodes-cpu 3 14400 millicores
  big_enough nodes-memory 4 98304 MiB
}

check_cluster() {
  wanted $cluster || return 0
  if ! has kubectl; then
    skip 'needs kubectl' $cluster
    return
  fi
  find_context
  if ! answer=$(kube get --raw /version); then
    fail_first "$answer" 'Check the context that kubectl uses, and the network' $cluster
    return
  fi
  version kubernetes-version "$(printf %s "$answer" | sed -n 's/.*gitVersion": *"v\([0-9.]*\).*/\1/p')" 1.29 1.34
  if answer=$(kube get --raw /apis/route.openshift.io/v1 -o name); then
    pass openshift-routes 'route.openshift.io/v1'
  else
    fail openshift-routes 'no Routes: this cluster is not OpenShift' 'Use a cluster with OpenShift, or choose another platform in the planner'
  fi
  if wanted $nodes; then check_nodes; fi
  if ! answer=$(kube get ingressclass -o name); then
    skip "$answer" ingress-class
  elif printf '%s\n' "$answer" | grep -qx 'ingressclass.networking.k8s.io/traefik'; then
    pass ingress-class 'traefik'
  elif printf %s "$answer" | grep -q /; then
    fail ingress-class "no class traefik; there is $answer" 'Install the controller that the plan names, or choose another in the planner'
  else
    fail ingress-class 'no IngressClass' 'Install an Ingress controller'
  fi
  if ! answer=$(kube get storageclass $columns',D:.metadata.annotations.storageclass\.kubernetes\.io/is-default-class'); then
    skip "$answer" storage-class
  elif answer=$(printf %s "$answer" | grep 'true$'); then
    pass storage-class "default: ${answer%% *}"
  else
    fail storage-class 'no default StorageClass' 'Annotate one with storageclass.kubernetes.io/is-default-class=true'
  fi
}

query() {
  # The password is not an argument, because everyone on this machine can see arguments.
  secret WANDB_MYSQL_PASSWORD
  [ -z "$text" ] || export MYSQL_PWD="$text"
  limited $client --host="$WANDB_MYSQL_HOST" --port="$WANDB_MYSQL_PORT" --user="$WANDB_MYSQL_USER" \
    ${WANDB_MYSQL_CA_FILE:+--ssl-ca="$WANDB_MYSQL_CA_FILE"} --connect-timeout="$limit" -BN "$@" 2>&1
}

value() { printf %s "$answer" | awk -v name="$1" '$1 == name { $1 = ""; print substr($0, 2) }'; }

check_mysql() {
  wanted $mysql || return 0
  client=mysql
  has mysql || client=mariadb
  if [ -z "${WANDB_MYSQL_HOST-}" ] || ! has $client; then
    skip 'needs a mysql client and WANDB_MYSQL_HOST' $mysql
    return
  elif ! answer=$(query -e 'SHOW GLOBAL VARIABLES'); then
    fail_first "$answer" 'Run this script in the network of the database, and check the user and the password' $mysql
    return
  fi
  number=$(value version)
  case "$number $(value version_comment),$(value aurora_version)" in
    *[Mm]aria[Dd][Bb]*) fail mysql-version "$number is MariaDB" 'Use MySQL 8.4' ;;
    *,3*) pass mysql-version "Aurora MySQL $(value aurora_version)" ;;
    *) version mysql-version "$number" 8.0 8.4 ;;
  esac
  wrong=''
  while read -r name relation wish; do
    is=$(value $name | tr '[:lower:]' '[:upper:]')
    case $relation$is in
      "=$wish") continue ;;
      '>'[0-9]*) [ "$is" -lt "$wish" ] || continue ;;
    esac
    wrong="$wrong${wrong:+; }$name is ${is:-unknown}, not $wish"
  done <<END
binlog_format = ROW
binlog_row_image = MINIMAL
innodb_flush_log_at_trx_commit = 1
innodb_online_alter_log_max_size > 268435456
max_prepared_stmt_count > 1048576
sort_buffer_size > 67108864
sync_binlog = 1
END
  if [ -z "$wrong" ]; then
    pass mysql-settings 'as W&B asks'
  else
    fail mysql-settings "$wrong" 'Set these in the option file'
  fi
  database=$WANDB_MYSQL_DATABASE
  answer=$(query -e 'SELECT @@character_set_database' "$database")
  if [ "$answer" = utf8mb4 ]; then
    pass mysql-charset "$database: utf8mb4"
  else
    fail mysql-charset "$database: $answer" 'Create it with CHARACTER SET utf8mb4 COLLATE utf8mb4_general_ci'
  fi
}

check_redis() {
  wanted redis-version || return 0
  if [ -z "${WANDB_REDIS_HOST-}" ] || ! has redis-cli; then
    skip 'needs redis-cli and WANDB_REDIS_HOST' redis-version
    return
  fi
  secret WANDB_REDIS_PASSWORD
  [ -z "$text" ] || export REDISCLI_AUTH="$text"
  encrypted=${WANDB_REDIS_TLS#no}
  answer=$(limited redis-cli -h "$WANDB_REDIS_HOST" -p "$WANDB_REDIS_PORT" ${encrypted:+--tls} \
    ${WANDB_REDIS_CA_FILE:+--cacert "$WANDB_REDIS_CA_FILE"} INFO server 2>&1)
  number=$(printf %s "$answer" | sed -n 's/^redis_version:\([0-9.]*\).*/\1/p')
  case $number in
    7.*) pass redis-version "$number" ;;
    '') fail redis-version "$answer" 'Run this script in the network of Redis, and check WANDB_REDIS_PORT, WANDB_REDIS_TLS and the password' ;;
    *) fail redis-version "$number" 'Use 7.x' ;;
  esac
}

check_clickhouse() {
  wanted clickhouse-version || return 0
  if [ -z "${WANDB_CLICKHOUSE_HOST-}" ]; then
    skip 'needs WANDB_CLICKHOUSE_HOST' clickhouse-version
    return
  fi
  secret WANDB_CLICKHOUSE_PASSWORD
  port=${WANDB_CLICKHOUSE_PORT:-8123} scheme=http
  # Weave does the same.
  [ "$port" != 8443 ] || scheme=https
  answer=$(printf 'X-ClickHouse-User: %s\nX-ClickHouse-Key: %s\n' "${WANDB_CLICKHOUSE_USER:-default}" "$text" |
    curl -sS -m "$limit" -H @- "$scheme://$WANDB_CLICKHOUSE_HOST:$port/?query=SELECT%20version()" 2>&1)
  case $answer in
    [1-9]*.[0-9]*.[0-9]*) ;;
    *)
      fail clickhouse-version "$answer" 'Run this script in the network of ClickHouse, and check the port, user and password; Weave uses TLS only on port 8443'
      return
      ;;
  esac
  if at_least "$answer" 26.3 || { at_least "$answer" 25.8 && at_least 25.12 "$answer"; }; then
    pass clickhouse-version "$answer"
  else
    fail clickhouse-version "$answer" 'Use 25.8 to 25.12, or 26.3 or newer'
  fi
}

check_issuer() {
  wanted oidc-issuer || return 0
  if [ -z "${WANDB_OIDC_ISSUER-}" ]; then
    skip 'needs WANDB_OIDC_ISSUER' oidc-issuer
    return
  fi
  request "${WANDB_OIDC_ISSUER%/}/.well-known/openid-configuration"
  if [ "$status" = 200 ]; then
    pass oidc-issuer "$WANDB_OIDC_ISSUER"
  else
    fail oidc-issuer "${message:-HTTP $status} from $WANDB_OIDC_ISSUER/.well-known/openid-configuration" 'Let the cluster and this machine reach the identity provider, and check the issuer'
  fi
}

# Turns the answer of the storage or of its tool into a failure with its own remedy.
blame() { # NAME ANSWER; fails if the answer is none of these
  case $2 in
    *NoSuchBucket* | *'bucket does not exist'* | *ContainerNotFound* | *'container does not exist'*)
      fail $1 "there is no bucket $bucket: $2" 'Create it, or correct WANDB_BUCKET'
      ;;
    *PermanentRedirect* | *IllegalLocation* | *AuthorizationHeaderMalformed*)
      fail $1 "the bucket is in another region: $2" 'Choose the region of the bucket in the planner'
      ;;
    *InvalidAccessKeyId* | *SignatureDoesNotMatch* | *AuthenticationFailed* | *InvalidAuthenticationInfo*)
      fail $1 "the key is wrong: $2" 'Correct the key or its secret, and check that the clock of this machine is right'
      ;;
    *AccessDenied* | *AccountIsDisabled* | *' 403'* | *AuthorizationPermissionMismatch* | *'required permissions'*)
      fail $1 "the key may not do this: $2" 'Grant it the permissions in storage/, or run this script with the role that W&B uses'
      ;;
    *'Could not connect'* | *'onnect timeout'* | *'SSL validation failed'* | *'Failed to resolve'* | *'Max retries'* | *'Name or service not known'* | *'establish a new connection'* | *'curl: ('*)
      fail $1 "the storage is unreachable: $2" 'Run this script in the network of the storage, and check its name, port and TLS'
      ;;
    *) return 1 ;;
  esac
}

check_cors() {
  wanted bucket-cors || return 0
  if [ -z "$url" ] || [ -n "$placeholder" ]; then
    skip "${placeholder:-needs WANDB_BUCKET and WANDB_STORAGE_HOST}" bucket-cors
    return
  fi
  # Without a key, the storage only tells whether the bucket exists.
  case $(curl -sS -m "$limit" "$url" 2>&1) in
    *NoSuchBucket*) blame bucket-cors NoSuchBucket && return ;;
  esac
  for method in GET HEAD PUT; do
    answer=$(curl -sS -m "$limit" -X OPTIONS -o /dev/null -D - -H "Origin: https://$fqdn" \
      -H "Access-Control-Request-Method: $method" "$url/wandb-preflight" 2>&1)
    for header in "origin: *([*]|https://$fqdn)[[:space:]]*\$" "methods:.*([*]|$method)"; do
      if ! printf %s "$answer" | grep -Eiq "^access-control-allow-$header"; then
        case $answer in 'curl: ('*) blame bucket-cors "$answer" && return ;; esac
        fail bucket-cors "$method: $(printf %s "$answer" | head -n 1)" "Allow GET, HEAD and PUT from https://$fqdn"
        return
      fi
    done
  done
  pass bucket-cors "GET, HEAD and PUT from https://$fqdn"
}

# The name of the object is also its contents.
object=wandb-preflight-$$
endpoint=https://${WANDB_STORAGE_HOST-}
[ -n "${WANDB_STORAGE_HOST-}" ] || bucket=''
# Uses W&B's keys if they are known, and the keys of this machine otherwise.
secret WANDB_ACCESS_KEY
[ -z "$text" ] || export AWS_ACCESS_KEY_ID="$text"
secret WANDB_SECRET_KEY
[ -z "$text" ] || export AWS_SECRET_ACCESS_KEY="$text"
s3() { limited aws --endpoint-url "$endpoint" --region 'us-east-1' s3 "$@" "s3://$bucket/$object" 2>&1; }
write() { echo $object | s3 cp -; }
sign() { s3 presign --expires-in 300; }
remove() { s3 rm; }
url=${bucket:+$endpoint/$bucket}
url=${WANDB_BUCKET_URL:-$url}

check_presigned() {
  wanted bucket-presigned || return 0
  if [ -z "$bucket" ] || ! has aws; then
    skip 'needs aws and WANDB_BUCKET and WANDB_STORAGE_HOST' bucket-presigned
  elif ! answer=$(write); then
    blame bucket-presigned "$answer" || skip "cannot write: $answer" bucket-presigned
  else
    answer=$(sign | tail -n 1)
    case $answer in
      http*)
        if [ "$(curl -s -m "$limit" "$answer")" = $object ]; then
          pass bucket-presigned 'written, and read through a pre-signed URL'
        else
          fail bucket-presigned 'a pre-signed URL did not return the object' 'Let clients reach the bucket'
        fi
        ;;
      *) skip "cannot sign: $answer" bucket-presigned ;;
    esac
    remove >/dev/null
  fi
}

for each in curl openssl; do has $each || refuse "$each is not installed"; done
placeholder=''
case $fqdn in *.example.com) placeholder='the address of W&B is a placeholder: add --fqdn NAME' ;; esac
check_mirror
if [ -n "$placeholder" ]; then
  skip "$placeholder" dns $tls
else
  check_dns
  check_tls
fi
check_cluster
check_mysql
check_redis
check_clickhouse
check_issuer
check_cors
check_presigned

if [ -n "$json" ]; then
  printf '{"format":"wandb-planner/preflight/1","plan":"%s","fqdn":"%s",%s"passed":%s,"failed":%s,"skipped":%s,"checks":[%s]}\n' \
    "$title" "$fqdn" "${context:+\"context\":$(quote "$context"),}" $passed $failed $skipped "$objects"
else
  printf '\n%s%s passed, %s failed, %s skipped\n' "${context:+kubectl context $(clean "$context"): }" $passed $failed $skipped
fi
[ $failed -eq 0 ]
