#!/bin/sh
{{ header|safe }}

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

{% let settings = plan.settings.as_slice() %}
{%- let secret_files = plan.secret_files.as_slice() %}
{%- let forms = plan.forms.as_slice() %}
{%- include "kubernetes/settings.sh" %}

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
{%- for image in plan.images %}
{{ image.host }} {{ image.name }}:{{ image.tag }}
{%- endfor %}
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
{%- for chart in plan.charts %}
  helm pull {{ chart.name }} --repo {{ chart.repository }} --version {{ chart.version }} --destination "$1" ||
    fail 'chart {{ chart.name }} {{ chart.version }}'
{%- endfor %}
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
