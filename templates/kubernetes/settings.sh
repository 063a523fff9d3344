# Settings are read from a file that is never executed. Each is checked against a rule.
names=' {% for it in settings %}{{ it.variable }} {% endfor %}{% for it in secret_files %}{{ it.variable }} {% endfor %}'

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
{%- for it in forms %}
    {{ it.word }}) form='{{ it.pattern }}' says='{{ it.says }}' ;;
{%- endfor %}
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
