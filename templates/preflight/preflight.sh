#!/bin/sh
{{ header|safe }}

# Checks a real environment against the plan: sh preflight.sh --help
# shellcheck disable=SC2086 # Lists of names are split on purpose.
# shellcheck disable=SC2153 # Settings are assigned by name.
set -u

title='{{ title }}'
fqdn='{{ fqdn }}'
limit=${WANDB_TIMEOUT:-10}
address=${WANDB_ADDRESS-}
values=environment

{%- if air_gapped %}
mirror='mirror-registry mirror-charts mirror-images'
{%- else %}
egress='{{ egress }}'
# Later guidance: the default charts also pull images from there.
images='{{ images }}'
{%- if !chart.is_empty() %}
# Helm on this machine pulls the chart of ClickHouse's operator from there.
chart='{{ chart }}'
{%- endif %}
{%- endif %}
tls='tls-chain tls-name tls-expiry tls-self-signed'
nodes='nodes-count nodes-architecture nodes-cpu nodes-memory'
services="redis-version{% if weave %} clickhouse-version{% endif %}{% if oidc %} oidc-issuer{% endif %}"
cluster="{% if openshift %}openshift-routes {% endif %}kubernetes-version $nodes ingress-class storage-class"
mysql='mysql-version mysql-settings mysql-charset'
checks="{% if air_gapped %}$mirror{% else %}$egress $images{% if !chart.is_empty() %} $chart{% endif %} egress-in-cluster{% endif %} dns $tls $cluster $mysql $services bucket-cors bucket-presigned"

{% include "kubernetes/settings.sh" %}

usage() {
  cat <<END
Checks a real environment against its plan: $title.

Usage: sh preflight.sh [--values FILE] [--fqdn NAME] [--only NAME]...{% if !air_gapped %} [--in-cluster]{% endif %} [--json] [--help]

  --values FILE  read settings from kubernetes/values.env or a file like it, which is never executed
  --fqdn NAME    the address of W&B, if it is not $fqdn
  --only NAME    run only this check, or the checks that start with NAME and a hyphen
{%- if !air_gapped %}
  --in-cluster   also check egress from a pod, which is started and then deleted
{%- endif %}
  --json         print JSON instead of lines

Checks:
$(printf '  %s\n' $checks)

Settings, from --values or from environment variables, with the same rules as in install.sh:
$(printf '  %s\n' $names)
In the environment, WANDB_MYSQL_PASSWORD and the like can hold a password instead of its file. More
environment variables:
  WANDB_ADDRESS     IP or IP:PORT of the load balancer, until the DNS record exists
{%- if !own_authority %}
  WANDB_CA_FILE     the certificate of your own CA
{%- endif %}
{%- if !air_gapped %}
  WANDB_IMAGE       the image that --in-cluster starts (default: curlimages/curl)
{%- endif %}
  WANDB_BUCKET_URL  the URL of the {{ bucket_word }}, if it is not {% if cloud == Cloud::OnPremises %}at WANDB_STORAGE_HOST{% else %}{{ cloud.label() }}'s own{% endif %}
  WANDB_TIMEOUT     seconds to wait for a connection (default: 10)
The script writes one object to the {{ bucket_word }} and deletes it. It writes no file on this machine.
curl uses HTTPS_PROXY and NO_PROXY.

Exit codes: 0 no check failed, 1 a check failed, 2 an argument or a setting is not valid.
END
}

refuse() {
  printf 'preflight.sh: %s; see --help\n' "$1" >&2
  exit 2
}

json='' only=''{% if !air_gapped %} in_cluster=''{% endif %}
while [ $# -gt 0 ]; do
  case $1 in
    --help) usage && exit ;;
    --json) json=yes ;;
{%- if !air_gapped %}
    --in-cluster) in_cluster=yes ;;
{%- endif %}
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
{%- for it in settings %}
may {{ it.variable }} {{ it.rule.word() }}{% if !it.value().is_empty() %} {{ it.value() }}{% endif %}
{%- endfor %}
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

{% if air_gapped -%}
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
      if printf '%s\n' "$index" | grep -q 'operator-wandb-{{ chart_version }}[.]tgz'; then
        pass mirror-charts 'operator-wandb {{ chart_version }}'
      else
        fail mirror-charts "$(printf '%s\n' "$index" | sed -n 's/^curl: //p' | grep . || echo 'index.yaml has no operator-wandb {{ chart_version }}')" 'Serve the charts that airgap/mirror.sh pulls at WANDB_CHART_REPOSITORY'
      fi
    fi
  fi
  wanted mirror-images || return 0
  if [ -z "$registry" ] || [ -z "$WANDB_SERVER_VERSION" ] || [ -z "$WANDB_CONSOLE_VERSION" ]; then
    skip 'needs WANDB_REGISTRY, WANDB_SERVER_VERSION and WANDB_CONSOLE_VERSION' mirror-images
    return
  fi
  missing='' count=0
  for image in{% for image in mirrored %} {% if image.contains('$') %}"{{ image|safe }}"{% else %}{{ image|safe }}{% endif %}{% endfor %}; do
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
{%- else -%}
check_egress() {
  for each in $egress $images{% if !chart.is_empty() %} $chart{% endif %}; do
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

{%- endif %}

kube() { limited kubectl --request-timeout="${limit}s" ${WANDB_KUBE_CONTEXT:+--context "$WANDB_KUBE_CONTEXT"} "$@" 2>&1; }

context=''
find_context() { context=${WANDB_KUBE_CONTEXT:-$(kube config current-context)} || context=''; }

{% if !air_gapped -%}
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

{% endif -%}
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
  if [ "$big" -ge {{ nodes }} ] || [ "$big" -eq "$all" ]; then
    pass $1 "$detail"
  else
    fail $1 "$detail" 'Use {{ machine }} or larger: {{ cores }} cores, {{ memory_gb }} GB'
  fi
}

check_nodes() {
  if ! answer=$(kube get nodes -l '!node-role.kubernetes.io/control-plane'{% if shared %}"${WANDB_NODE_LABEL:+,$WANDB_NODE_LABEL}"{% endif %} $columns',A:.status.nodeInfo.architecture,C:.status.allocatable.cpu,M:.status.allocatable.memory,R:.status.conditions[?(@.type=="Ready")].status,U:.spec.unschedulable'); then
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
  detail="$ready of $all worker nodes ready; planned: {{ nodes }}"
  if [ "$ready" -ge {{ nodes }} ]; then
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
  big_enough nodes-cpu 3 {{ millicores }} millicores
  big_enough nodes-memory 4 {{ memory_mib }} MiB
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
  version kubernetes-version "$(printf %s "$answer" | sed -n 's/.*gitVersion": *"v\([0-9.]*\).*/\1/p')" {{ kubernetes.0 }} {{ kubernetes.1 }}
{%- if openshift %}
  if answer=$(kube get --raw /apis/route.openshift.io/v1 -o name); then
    pass openshift-routes 'route.openshift.io/v1'
  else
    fail openshift-routes 'no Routes: this cluster is not OpenShift' 'Use a cluster with OpenShift, or choose another platform in the planner'
  fi
{%- endif %}
  if wanted $nodes; then check_nodes; fi
  if ! answer=$(kube get ingressclass -o name); then
    skip "$answer" ingress-class
{%- if let Some(ingress_class) = ingress_class %}
  elif printf '%s\n' "$answer" | grep -qx 'ingressclass.networking.k8s.io/{{ ingress_class }}'; then
{%- if f5 %}
    # ingress-nginx has the same class but reads other annotations: it would let in everyone.
    answer=$(kube get ingressclass {{ ingress_class }} -o 'jsonpath={.spec.controller}')
    case $answer in
      nginx.org/*) pass ingress-class '{{ ingress_class }}, of F5 NGINX' ;;
      *) fail ingress-class "{{ ingress_class }} belongs to $answer, not to F5 NGINX" 'Choose that controller in the planner: it does not read the inbound ranges in these files' ;;
    esac
{%- else %}
    pass ingress-class '{{ ingress_class }}'
{%- endif %}
  elif printf %s "$answer" | grep -q /; then
    fail ingress-class "no class {{ ingress_class }}; there is $answer" 'Install the controller that the plan names, or choose another in the planner'
{%- else %}
  elif printf %s "$answer" | grep -q /; then
    pass ingress-class "$answer"
{%- endif %}
  else
{%- if cloud == Cloud::Gcp %}
    skip "no IngressClass: GKE's own controller needs none, but any other does" ingress-class
{%- else %}
    fail ingress-class 'no IngressClass' 'Install an Ingress controller'
{%- endif %}
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
    *[Mm]aria[Dd][Bb]*) fail mysql-version "$number is MariaDB" 'Use MySQL {{ mysql.1 }}' ;;
    *,3*) pass mysql-version "Aurora MySQL $(value aurora_version)" ;;
    *) version mysql-version "$number" {{ mysql.0 }} {{ mysql.1 }} ;;
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
{%- for it in mysql_settings %}
{{ it.name }} {% if it.accepted == Accepted::AtLeast %}>{% else %}={% endif %} {{ it.value }}
{%- endfor %}
END
  if [ -z "$wrong" ]; then
    pass mysql-settings 'as W&B asks'
  else
    fail mysql-settings "$wrong" 'Set these in the {{ parameters }}'
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
    {{ redis }}.*) pass redis-version "$number" ;;
    '') fail redis-version "$answer" 'Run this script in the network of Redis, and check WANDB_REDIS_PORT, WANDB_REDIS_TLS and the password' ;;
    *) fail redis-version "$number" 'Use {{ redis }}.x' ;;
  esac
}
{%- if weave %}

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
  if at_least "$answer" {{ clickhouse.2 }} || { at_least "$answer" {{ clickhouse.0 }} && at_least {{ clickhouse.1 }} "$answer"; }; then
    pass clickhouse-version "$answer"
  else
    fail clickhouse-version "$answer" 'Use {{ clickhouse.0 }} to {{ clickhouse.1 }}, or {{ clickhouse.2 }} or newer'
  fi
}
{%- endif %}

{%- if oidc %}

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
{%- endif %}

# Turns the answer of the storage or of its tool into a failure with its own remedy.
blame() { # NAME ANSWER; fails if the answer is none of these
  case $2 in
    *NoSuchBucket* | *'bucket does not exist'* | *ContainerNotFound* | *'container does not exist'*)
      fail $1 "there is no {{ bucket_word }} $bucket: $2" 'Create it, or correct WANDB_BUCKET'
      ;;
    *PermanentRedirect* | *IllegalLocation* | *AuthorizationHeaderMalformed*)
      fail $1 "the {{ bucket_word }} is in another region: $2" 'Choose the region of the {{ bucket_word }} in the planner'
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
    skip "${placeholder:-needs {{ bucket_variables }}}" bucket-cors
    return
  fi
  # Without a key, the storage only tells whether the {{ bucket_word }} exists.
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
{%- match cloud %}
{%- when Cloud::Aws %}
s3() { limited aws --region '{{ region }}' s3 "$@" "s3://$bucket/$object" 2>&1; }
write() { echo $object | s3 cp -; }
sign() { s3 presign --expires-in 300; }
remove() { s3 rm; }
url=${bucket:+https://$bucket.s3.{{ region }}.{{ aws_domain }}}
{%- when Cloud::Gcp %}
storage() { limited gcloud storage "$@" "gs://$bucket/$object" 2>&1; }
write() { echo $object | storage cp -; }
sign() { storage sign-url --duration=5m '--region={{ region }}' '--format=value(signed_url)'; }
remove() { storage rm; }
url=${bucket:+https://storage.googleapis.com/$bucket}
{%- when Cloud::Azure %}
account=${WANDB_STORAGE_ACCOUNT-}
[ -n "$account" ] || bucket=''
blob() { limited az storage blob "$@" --auth-mode login --account-name "$account" -c "$bucket" -n $object 2>&1; }
write() { blob upload --data $object; }
# GNU date, or BSD date.
sign() { blob generate-sas --as-user --full-uri -o tsv --permissions r --expiry "$(date -u -d 1hour +%FT%RZ 2>/dev/null || date -u -v+1H +%FT%RZ)"; }
remove() { blob delete; }
url=${bucket:+https://$account.blob.core.windows.net/$bucket}
{%- when Cloud::OnPremises %}
endpoint=https://${WANDB_STORAGE_HOST-}
[ -n "${WANDB_STORAGE_HOST-}" ] || bucket=''
# Uses W&B's keys if they are known, and the keys of this machine otherwise.
secret WANDB_ACCESS_KEY
[ -z "$text" ] || export AWS_ACCESS_KEY_ID="$text"
secret WANDB_SECRET_KEY
[ -z "$text" ] || export AWS_SECRET_ACCESS_KEY="$text"
s3() { limited aws --endpoint-url "$endpoint" --region '{{ region }}' s3 "$@" "s3://$bucket/$object" 2>&1; }
write() { echo $object | s3 cp -; }
sign() { s3 presign --expires-in 300; }
remove() { s3 rm; }
url=${bucket:+$endpoint/$bucket}
{%- endmatch %}
url=${WANDB_BUCKET_URL:-$url}

check_presigned() {
  wanted bucket-presigned || return 0
  if [ -z "$bucket" ] || ! has {{ tool }}; then
    skip 'needs {{ tool }} and {{ bucket_variables }}' bucket-presigned
  elif ! answer=$(write); then
    blame bucket-presigned "$answer" || skip "cannot write: $answer" bucket-presigned
  else
    answer=$(sign | tail -n 1)
    case $answer in
      http*)
        if [ "$(curl -s -m "$limit" "$answer")" = $object ]; then
          pass bucket-presigned 'written, and read through a pre-signed URL'
        else
          fail bucket-presigned 'a pre-signed URL did not return the object' 'Let clients reach the {{ bucket_word }}'
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
{% if air_gapped %}check_mirror{% else %}check_egress
check_egress_in_cluster{% endif %}
if [ -n "$placeholder" ]; then
  skip "$placeholder" dns $tls
else
  check_dns
  check_tls
fi
check_cluster
check_mysql
check_redis
{%- if weave %}
check_clickhouse
{%- endif %}
{%- if oidc %}
check_issuer
{%- endif %}
check_cors
check_presigned

if [ -n "$json" ]; then
  printf '{"format":"wandb-planner/preflight/1","plan":"%s","fqdn":"%s",%s"passed":%s,"failed":%s,"skipped":%s,"checks":[%s]}\n' \
    "$title" "$fqdn" "${context:+\"context\":$(quote "$context"),}" $passed $failed $skipped "$objects"
else
  printf '\n%s%s passed, %s failed, %s skipped\n' "${context:+kubectl context $(clean "$context"): }" $passed $failed $skipped
fi
[ $failed -eq 0 ]
