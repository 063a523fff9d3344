# The settings are read from a file, which is never run, and each has its rule.
names=' {% for it in settings %}{{ it.variable }} {% endfor %}{% for it in secret_files %}{{ it.variable }} {% endfor %}'

tell() { # LINE MESSAGE; a value may hold anything
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

# NAME=value, with spaces, quotes and a comment behind it, where somebody has put them.
read_values() {
  line=0 mark=$(printf '\357\273\277')
  while IFS= read -r text || [ -n "$text" ]; do
    line=$((line + 1))
    # Editors put this mark before the first line.
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
      *) complain $line "there is no setting $name" && continue ;;
    esac
    eval "before=\${line_$name-}"
    [ -z "$before" ] || complain $line "$name is on line $before, too"
    trim "$rest"
    case $text in
      [\"\']*)
        mark=${text%"${text#?}"}
        rest=${text#?}
        text=${rest%%"$mark"*}
        rest=${rest#"$text"}
        case $rest in
          "$mark" | "$mark"[[:space:]]*) ;;
          *) complain $line "$name has a quote that does not end" ;;
        esac
        ;;
      '#'*) text='' ;;
      *) trim "${text%%[[:space:]]#*}" ;;
    esac
    eval "$name=\$text line_$name=$line"
  done <"$values"
}

# Whether a value keeps a rule; says is what it should be.
keeps() { # RULE VALUE
  case $1 in
{%- for it in forms %}
    {{ it.word }}) form='{{ it.pattern }}' says='{{ it.says }}' ;;
{%- endfor %}
  esac
  case $1,$2 in
    storage,http://*) says="$says; plain HTTP does not work with the files, which say tls=true" ;;
    host,*[!:]:[0-9]*) says="$says; the port is a setting of its own" ;;
    host,localhost | host,127.* | host,0.0.0.0 | *,host.docker.internal* | storage,localhost | storage,localhost:* | storage,127.* | storage,0.0.0.0*)
      says='an address that pods reach: for a pod, this is the pod itself'
      # This machine may have a tunnel.
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
      tell "$line" "warning: $value is a name of the cluster. Pre-signed URLs carry it, and browsers and training machines cannot resolve it."
      ;;
  esac
}

may() { # VARIABLE RULE [DEFAULT]
  eval "value=\${$1:-${3-}}; $1=\$value"
  [ -z "$value" ] || need "$1" "$2"
}

# No shell has expanded the home folder in a file that is not run.
find_file() { # VARIABLE; sets file and line
  eval "file=\${$1-} line=\${line_$1-}"
  case $file in \~/*) file=$HOME/${file#??} ;; esac
  eval "$1=\$file"
}
