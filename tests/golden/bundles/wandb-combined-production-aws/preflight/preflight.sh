#!/bin/sh
# Made by W&B Deployment Planner 0.2.0 (not an official W&B product) on 2026-11-30.
# Plan: Production, Models and Weave on AWS.
# Data: Weights & Biases, Reference Architecture (undated edition, before September 2025); updated 2026-11-30.
# Link: https://docs.example.com/planner/?v=1&tier=combined&env=production&cloud=aws&domain=mlops.example.org&files=both

# Checks a real environment against the plan: sh preflight.sh --help
# shellcheck disable=SC2086 # Lists of names are split on purpose.
# shellcheck disable=SC2153 # Settings are assigned by name.
set -u

title='Production, Models and Weave on AWS'
fqdn='wandb.mlops.example.org'
limit=${WANDB_TIMEOUT:-10}
address=${WANDB_ADDRESS-}
values=environment
egress='egress-deploy.wandb.ai egress-charts.wandb.ai egress-docker.io egress-quay.io egress-gcr.io'
# Later guidance: the default charts also pull images from there.
images='egress-us-docker.pkg.dev egress-ghcr.io'
tls='tls-chain tls-name tls-expiry tls-self-signed'
nodes='nodes-count nodes-architecture nodes-cpu nodes-memory'
services="redis-version clickhouse-version"
cluster="kubernetes-version $nodes ingress-class storage-class"
mysql='mysql-version mysql-settings mysql-charset'
checks="$egress $images egress-in-cluster dns $tls $cluster $mysql $services bucket-cors bucket-presigned"

# Settings are read from a file that is never executed. Each is checked against a rule.
names=' WANDB_KUBE_CONTEXT WANDB_MYSQL_HOST WANDB_MYSQL_PORT WANDB_MYSQL_DATABASE WANDB_MYSQL_USER WANDB_REDIS_HOST WANDB_REDIS_PORT WANDB_REDIS_TLS WANDB_BUCKET WANDB_CERTIFICATE_ARN WANDB_INBOUND_CIDRS WANDB_CLICKHOUSE_HOST WANDB_CLICKHOUSE_PORT WANDB_CLICKHOUSE_USER WANDB_TOKEN_ISSUER WANDB_LICENSE_FILE WANDB_MYSQL_PASSWORD_FILE WANDB_MYSQL_CA_FILE WANDB_REDIS_PASSWORD_FILE WANDB_REDIS_CA_FILE WANDB_CLICKHOUSE_PASSWORD_FILE '

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
    bucket) form='[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]' says='the name of a bucket, not its URL, path or host, such as wandb-artifacts' ;;
    ranges) form='((25[0-5]|2[0-4][0-9]|1?[0-9]?[0-9])[.]){3}(25[0-5]|2[0-4][0-9]|1?[0-9]?[0-9])/(3[0-2]|[12]?[0-9])(,((25[0-5]|2[0-4][0-9]|1?[0-9]?[0-9])[.]){3}(25[0-5]|2[0-4][0-9]|1?[0-9]?[0-9])/(3[0-2]|[12]?[0-9]))*' says='IPv4 ranges separated by commas, such as 203.0.113.0/24, 198.51.100.7/32' ;;
    certificate) form='arn:aws[a-z-]*:acm:us-east-1:[0-9]{12}:certificate/[A-Za-z0-9-]+' says='a certificate in us-east-1, such as arn:aws:acm:us-east-1:111122223333:certificate/12ab-34cd' ;;
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

usage() {
  cat <<END
Checks a real environment against its plan: $title.

Usage: sh preflight.sh [--values FILE] [--fqdn NAME] [--only NAME]... [--in-cluster] [--json] [--help]

  --values FILE  read settings from kubernetes/values.env or a file like it, which is never executed
  --fqdn NAME    the address of W&B, if it is not $fqdn
  --only NAME    run only this check, or the checks that start with NAME and a hyphen
  --in-cluster   also check egress from a pod, which is started and then deleted
  --json         print JSON instead of lines

Checks:
$(printf '  %s\n' $checks)

Settings, from --values or from environment variables, with the same rules as in install.sh:
$(printf '  %s\n' $names)
In the environment, WANDB_MYSQL_PASSWORD and the like can hold a password instead of its file. More
environment variables:
  WANDB_ADDRESS     IP or IP:PORT of the load balancer, until the DNS record exists
  WANDB_CA_FILE     the certificate of your own CA
  WANDB_IMAGE       the image that --in-cluster starts (default: curlimages/curl)
  WANDB_BUCKET_URL  the URL of the bucket, if it is not AWS's own
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

json='' only='' in_cluster=''
while [ $# -gt 0 ]; do
  case $1 in
    --help) usage && exit ;;
    --json) json=yes ;;
    --in-cluster) in_cluster=yes ;;
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
may WANDB_REDIS_TLS switch yes
may WANDB_BUCKET bucket
may WANDB_CERTIFICATE_ARN certificate
may WANDB_INBOUND_CIDRS ranges
may WANDB_CLICKHOUSE_HOST host
may WANDB_CLICKHOUSE_PORT port 8443
may WANDB_CLICKHOUSE_USER word default
may WANDB_TOKEN_ISSUER issuer
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

check_egress() {
  for each in $egress $images; do
    wanted "$each" || continue
    host=${each#egress-}
    request "https://$host"
    if [ -n "$status" ]; then
      pass "$each" "HTTP $status"
    else
      fail "$each" "$message" "Allow egress to https://$host, or set HTTPS_PROXY"
    fi
  done
}

kube() { limited kubectl --request-timeout="${limit}s" ${WANDB_KUBE_CONTEXT:+--context "$WANDB_KUBE_CONTEXT"} "$@" 2>&1; }

context=''
find_context() { context=${WANDB_KUBE_CONTEXT:-$(kube config current-context)} || context=''; }

check_egress_in_cluster() {
  wanted egress-in-cluster || return 0
  if [ -z "$in_cluster" ] || ! has kubectl; then
    skip 'needs kubectl and --in-cluster' egress-in-cluster
    return
  fi
  find_context
  hosts=''
  for each in $egress $images; do hosts="$hosts ${each#egress-}"; done
  pod=wandb-preflight-$$
  # Delete the pod even if someone stops this script.
  trap 'delete_pod' EXIT
  trap 'exit 130' HUP INT TERM
  # Prints a line for each host and always succeeds: failures are in the lines. $0 is the limit.
  # shellcheck disable=SC2016 # The shell of the pod expands this.
  script='for host; do echo "$host $(curl -sS -m "$0" -o /dev/null -w " HTTP %{http_code}" "https://$host" 2>&1)"; done; :'
  if answer=$(kube run $pod --restart=Never --image="${WANDB_IMAGE:-curlimages/curl}" --command -- \
    sh -c "$script" $limit $hosts); then
    read_pod $hosts
  else
    skip "no pod: $answer" egress-in-cluster
  fi
  trap - EXIT HUP INT TERM
  delete_pod
}

delete_pod() { kube delete pod $pod --wait=false --ignore-not-found >/dev/null; }

read_pod() { # HOST...
  tries=$((limit * 3))
  while phase=$(kube get pod $pod -o 'jsonpath={.status.phase}') && [ "$phase" != Succeeded ] && [ $tries -gt 0 ]; do
    tries=$((tries - 1))
    sleep 2
  done
  if [ "$phase" != Succeeded ]; then
    fail egress-in-cluster "the pod is $phase: $(kube get pod $pod -o 'jsonpath={.status.containerStatuses[0].state.waiting.message}')" 'Let the nodes pull this image, or set WANDB_IMAGE to one that has curl'
    return
  fi
  answer=$(kube logs $pod)
  good=$(printf '%s\n' "$answer" | grep -c ' HTTP [1-5][0-9][0-9]$')
  if [ "$good" -eq $# ]; then
    pass egress-in-cluster "$good of $# endpoints"
  else
    fail egress-in-cluster "$good of $# endpoints; $(printf '%s\n' "$answer" | grep -v ' HTTP [0-9]*$')" 'Allow egress from the nodes to these hosts'
  fi
}

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
    fail $1 "$detail" 'Use r6i.4xlarge or larger: 16 cores, 128 GB'
  fi
}

check_nodes() {
  if ! answer=$(kube get nodes -l '!node-role.kubernetes.io/control-plane' $columns',A:.status.nodeInfo.architecture,C:.status.allocatable.cpu,M:.status.allocatable.memory,R:.status.conditions[?(@.type=="Ready")].status,U:.spec.unschedulable'); then
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
  if wanted $nodes; then check_nodes; fi
  if ! answer=$(kube get ingressclass -o name); then
    skip "$answer" ingress-class
  elif printf %s "$answer" | grep -q /; then
    pass ingress-class "$answer"
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
    fail mysql-settings "$wrong" 'Set these in the cluster parameter group'
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
    skip "${placeholder:-needs WANDB_BUCKET}" bucket-cors
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
s3() { limited aws --region 'us-east-1' s3 "$@" "s3://$bucket/$object" 2>&1; }
write() { echo $object | s3 cp -; }
sign() { s3 presign --expires-in 300; }
remove() { s3 rm; }
url=${bucket:+https://$bucket.s3.us-east-1.amazonaws.com}
url=${WANDB_BUCKET_URL:-$url}

check_presigned() {
  wanted bucket-presigned || return 0
  if [ -z "$bucket" ] || ! has aws; then
    skip 'needs aws and WANDB_BUCKET' bucket-presigned
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
check_egress
check_egress_in_cluster
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
check_cors
check_presigned

if [ -n "$json" ]; then
  printf '{"format":"wandb-planner/preflight/1","plan":"%s","fqdn":"%s",%s"passed":%s,"failed":%s,"skipped":%s,"checks":[%s]}\n' \
    "$title" "$fqdn" "${context:+\"context\":$(quote "$context"),}" $passed $failed $skipped "$objects"
else
  printf '\n%s%s passed, %s failed, %s skipped\n' "${context:+kubectl context $(clean "$context"): }" $passed $failed $skipped
fi
[ $failed -eq 0 ]
