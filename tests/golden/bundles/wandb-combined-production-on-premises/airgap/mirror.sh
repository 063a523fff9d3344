#!/bin/sh
# Made by W&B Deployment Planner 0.2.0 (not an official W&B product) on 2026-11-30.
# Plan: Production, Models and Weave, on premises.
# Data: Weights & Biases, Reference Architecture (undated edition, before September 2025); updated 2026-11-30.
# Link: https://docs.example.com/planner/?v=1&tier=combined&env=production&cloud=on-premises&files=kubernetes&platform=openshift&ingress=traefik&egress=air-gapped&login=oidc&mail=smtp&authority=own&storage=coreweave&network=existing&node-use=shared&delivery=gitops

# Copies charts and images to your own registry: sh mirror.sh --help
# shellcheck disable=SC2317 # Functions are called by name.
set -eu
export LC_ALL=C

usage() {
  cat <<'END'
Copies W&B's charts and images to the registry that kubernetes/values.env names.

Usage: sh mirror.sh --list | --copy CHARTS | --save FOLDER | --load FOLDER | --check | --help

  --list         print every image and its name in your registry
  --copy CHARTS  copy the images from the internet to your registry, and pull the charts into the
                 folder CHARTS, on a machine that reaches both
  --save FOLDER  pull images and charts into FOLDER, on a machine with internet access
  --load FOLDER  push the images in FOLDER, on a machine that reaches your registry
  --check        report which images your registry lacks

It needs skopeo, and helm for the charts. If a registry requires it, sign in first: skopeo login
REGISTRY. If your own CA signed the registry's certificate, save the CA's certificate for skopeo as
/etc/containers/certs.d/REGISTRY_HOST/ca.crt; with a port, the folder is REGISTRY_HOST:PORT.
Serve the folder with the charts (CHARTS, or FOLDER/charts) at WANDB_CHART_REPOSITORY: it has the
index.yaml that helm and the operator read. To use another file than values.env, set WANDB_VALUES to
its path. On this machine, the script writes only to that folder.

Exit codes: 0 done, 1 an image or a chart failed, 2 something is missing or wrong.
END
}

fault() {
  printf 'mirror.sh: %s\n' "$1" >&2
  wrong=1
}

refuse() {
  fault "$1"
  exit 2
}

mode=${1-} folder=${2-}
case $mode in
  --list | --check) [ $# = 1 ] || refuse "unexpected argument: $2; see --help" ;;
  --copy | --save | --load)
    [ -n "$folder" ] || refuse "$mode needs a folder: sh mirror.sh $mode FOLDER"
    [ $# = 2 ] || refuse "unexpected argument: $3; see --help"
    ;;
  --help) usage && exit ;;
  '') usage >&2 && exit 2 ;;
  *) refuse "unexpected argument: $mode; see --help" ;;
esac

here=$(dirname "$0")
case $here in
  airgap | */airgap) root=${here%airgap} ;;
  *) root=$here/../ ;;
esac
values=${WANDB_VALUES:-${root}kubernetes/values.env}
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

# shellcheck disable=SC2086 # It is a list.
unset $names
read_values
need WANDB_REGISTRY registry
need WANDB_CHART_REPOSITORY repository
need WANDB_SERVER_VERSION tag
need WANDB_CONSOLE_VERSION tag
[ "$mode" = --list ] || command -v skopeo >/dev/null || fault 'skopeo is not installed'
case $mode in
  --copy | --save) command -v helm >/dev/null || fault 'helm is not installed' ;;
esac
[ $wrong = 0 ] || refuse 'fix the problems above'

# The source of each image. In your registry, it has the same name without the host.
images() {
  cat <<END
docker.io wandb/controller:1.22.0
docker.io wandb/local:$WANDB_SERVER_VERSION
docker.io wandb/megabinary:$WANDB_SERVER_VERSION
docker.io wandb/weave-python:$WANDB_SERVER_VERSION
docker.io wandb/weave-trace:$WANDB_SERVER_VERSION
docker.io wandb/console:$WANDB_CONSOLE_VERSION
docker.io alpine/k8s:1.31.12
END
}

failed=0
fail() {
  printf 'FAILED  %s\n' "$1" >&2
  failed=1
}

# W&B runs on amd64 only.
copy() { # FROM TO
  skopeo copy --quiet --override-os linux --override-arch amd64 "$1" "$2" </dev/null
}

each_image() { # COMMAND, which gets the host and the name of each image
  images | {
    while read -r host image; do
      "$@" "$host" "$image" || fail "$host/$image"
    done
    exit $failed
  } || failed=1
}

# Prints the location of an image in a saved folder.
saved() { printf 'oci:%s/images:%s' "$folder" "$(printf %s "$1" | tr '/:' '--')"; }

list() { echo "docker://$1/$2 docker://$WANDB_REGISTRY/$2"; }
copy_over() { copy "docker://$1/$2" "docker://$WANDB_REGISTRY/$2" && echo "copied  $2"; }
save() { copy "docker://$1/$2" "$(saved "$2")" && echo "saved   $2"; }
load() { copy "$(saved "$2")" "docker://$WANDB_REGISTRY/$2" && echo "pushed  $2"; }
check() {
  skopeo inspect --no-tags --override-os linux --override-arch amd64 "docker://$WANDB_REGISTRY/$2" </dev/null >/dev/null &&
    echo "there   $2"
}

pull_charts() { # FOLDER
  mkdir -p "$1"
  helm pull operator --repo https://charts.wandb.ai --version 1.4.8 --destination "$1" ||
    fail 'chart operator 1.4.8'
  helm pull operator-wandb --repo https://charts.wandb.ai --version 0.43.8 --destination "$1" ||
    fail 'chart operator-wandb 0.43.8'
  helm repo index "$1" --url "$WANDB_CHART_REPOSITORY" || fail "$1/index.yaml"
}

case $mode in
  --list) each_image list ;;
  --copy) each_image copy_over && pull_charts "$folder" ;;
  --save)
    mkdir -p "$folder/images"
    each_image save
    pull_charts "$folder/charts"
    ;;
  --load) each_image load ;;
  --check) each_image check ;;
esac
exit $failed
