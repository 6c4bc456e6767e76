# What the scripts of the house share: words, missing packages, assets.
say() { printf '\n\033[1m%s\033[0m\n' "$*"; }
fail() { printf '\n%s\n' "$*" >&2; exit 1; }

# need COMMAND PACKAGE: installs the Debian package where it may, else names it in one sentence.
need() {
  command -v "$1" >/dev/null 2>&1 && return
  if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then
    say "Installation de $2"
    [ -n "${APT_UPDATED-}" ] || { apt-get update -qq; APT_UPDATED=1; }
    DEBIAN_FRONTEND=noninteractive apt-get install -y -qq "$2" >/dev/null
  else
    fail "Il manque « $1 » : installez le paquet « $2 », puis recommencez."
  fi
}

# free_mb FOLDER: what is free on its disk, in megabytes.
free_mb() { df -m --output=avail "$1" 2>/dev/null | tail -n 1; }

# disk_has MEGABYTES FOLDER
disk_has() {
  [ "$(free_mb "$2")" -ge "$1" ] || fail "Il reste $(free_mb "$2") Mo sur le disque et il en faut $1 : \
libérez de la place (« cargo clean » dans un autre dossier de travail), puis recommencez."
}

# room_in_memory MEGABYTES: a folder in memory with that much room, from which programs run.
room_in_memory() {
  [ -w /dev/shm ] && [ "$(free_mb /dev/shm)" -ge "$1" ] || return 1
  local probe; probe=$(mktemp /dev/shm/preau.XXXXXX) || return 1
  printf '#!/bin/sh\n' > "$probe"; chmod +x "$probe"
  local runs=0; "$probe" 2>/dev/null || runs=1
  rm -f "$probe"; [ $runs = 0 ] || return 1
  echo /dev/shm
}

need_rust_and_node() {
  command -v cargo >/dev/null 2>&1 || fail "Il manque Rust (1.95 ou plus récent) : https://rustup.rs"
  command -v npm >/dev/null 2>&1 || fail "Il manque Node.js (20 ou plus récent) avec npm."
  need cc build-essential
}

# The style, scripts and fonts, built when their sources have changed.
assets() {
  local sum
  sum=$(cd assets && find . -path ./node_modules -prune -o -path ./dist -prune -o -path ./samples -prune \
    -o -type f -print0 | sort -z | xargs -0 sha256sum | sha256sum)
  [ -f assets/dist/manifest.json ] && [ "$(cat assets/dist/.sum 2>/dev/null)" = "$sum" ] && return
  say "Style, scripts et polices"
  (cd assets && npm ci --silent --no-audit --no-fund && npm run --silent build)
  printf '%s\n' "$sum" > assets/dist/.sum
}
