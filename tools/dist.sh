#!/usr/bin/env bash
# Packs what is given to an office: an archive for Windows, one for Linux, and their checksums, in
# target/dist. docs/release.md says what is in them and how a version is given out.
#
#   tools/dist.sh                    builds both programs, packs them, and tries the archives
#   tools/dist.sh --program PATH     packs that Linux program alone, without the crates' licences and
#                                    the bill of materials, and tries the archive (.ci/run)
#
# The same commit gives the same bytes, in whatever folder. Installs what is missing (as root, or
# with sudo, on Debian and its kin). Ends with 1 where something does not hold.
set -euo pipefail
cd "$(dirname "$0")/.."
export LC_ALL=C.UTF-8 TZ=UTC DEBIAN_FRONTEND=noninteractive

root=$PWD
work=$root/target/dist
windows=x86_64-pc-windows-gnu
linux=x86_64-unknown-linux-musl
version=$(sed -n 's/^version = "\(.*\)"/\1/p' Cargo.toml | head -1)
commit=$(git rev-parse HEAD)
SOURCE_DATE_EPOCH=$(git log -1 --format=%ct)
export SOURCE_DATE_EPOCH HONGTOU_COMMIT=$commit

fail() { echo "dist: $1" >&2; exit 1; }

as_root() {
  if [ "$(id -u)" = 0 ]; then "$@"; else sudo --preserve-env=DEBIAN_FRONTEND "$@"; fi
}

# --- tools -------------------------------------------------------------------------------------

# Web pages of the guide; a mail server to try a program with.
install_python() {
  python="$work/venv/bin/python"
  "$python" -c 'import aiosmtpd, markdown' 2>/dev/null && return
  if ! python3 -c 'import ensurepip, venv' 2>/dev/null; then
    as_root apt-get update -qq
    as_root apt-get install -y -qq --no-install-recommends python3 python3-venv
  fi
  python3 -m venv "$work/venv"
  "$work/venv/bin/pip" install --quiet markdown==3.10 aiosmtpd==1.4.6
}

install_builders() {
  local missing=()
  command -v x86_64-w64-mingw32-windres >/dev/null || missing+=(gcc-mingw-w64-x86-64)
  command -v musl-gcc >/dev/null || missing+=(musl-tools)
  if [ ${#missing[@]} -gt 0 ]; then
    as_root apt-get update -qq
    as_root apt-get install -y -qq --no-install-recommends "${missing[@]}"
  fi
  rustup target add "$windows" "$linux" >/dev/null
  export PATH=$work/tools/bin:$PATH
  command -v cargo-about >/dev/null ||
    cargo install --quiet --locked --root "$work/tools" --features cli cargo-about@0.9.3
  command -v cargo-cyclonedx >/dev/null ||
    cargo install --quiet --locked --root "$work/tools" cargo-cyclonedx@0.5.9
}

# --- building ----------------------------------------------------------------------------------

# build TARGET: no place of this machine is in what comes of it.
build() {
  local home=${CARGO_HOME:-$HOME/.cargo} flags
  flags="--remap-path-prefix=$root=hongtou"$'\x1f'"--remap-path-prefix=$home=cargo"
  # A time in the head of the program would make each build another.
  [ "$1" = "$windows" ] && flags+=$'\x1f-Clink-arg=-Wl,--no-insert-timestamp'
  CARGO_ENCODED_RUSTFLAGS=$flags CC_SHELL_ESCAPED_FLAGS=1 \
    CFLAGS="'-ffile-prefix-map=$root=hongtou' '-ffile-prefix-map=$home=cargo'" \
    cargo build --locked --profile dist --bin hongtou --target "$1"
}

# --- what is in an archive ---------------------------------------------------------------------

# stage NAME PROGRAM TARGET: the folder that is packed.
stage() {
  local folder=$work/stage/$1
  rm -rf "$folder"
  mkdir -p "$folder/fonts"
  cp "$2" "$folder/"
  # The other fonts are inside the program.
  cp fonts/FandolFang.otf fonts/FandolFang-*.txt fonts/OFL.txt fonts/README.md "$folder/fonts/"
  cp LICENSE-MIT LICENSE-APACHE "$folder/"
  # The pages for clerks, and the others.
  cp -r "$work/stage/extras/guide/." "$folder/"
  "$python" tools/dist/guide.py "$folder"
  # What the guide says may be copied and changed.
  mkdir -p "$folder/docs"
  cp -r templates "$folder/"
  cp -r docs/examples "$folder/docs/"
  cp -r "$work/stage/extras/completions" "$folder/"
  [ "$3" = "$windows" ] || cp -r "$work/stage/extras/man" "$folder/"
  cp -r "$work/stage/示例" "$folder/"
}

# Of the crates of both programs: finding them takes a minute.
licences() {
  cargo about generate --locked --offline --fail --config tools/dist/about.toml \
    --output-file "$work/stage/licences.txt" tools/dist/about.hbs
}

# bill FOLDER TARGET
bill() {
  cp "$work/stage/licences.txt" "$1/许可-licences.txt"
  cargo cyclonedx --quiet --format json --spec-version 1.5 --no-build-deps --target "$2" \
    --override-filename dist-bom
  # Cargo leaves the package's name out where its folder has the same.
  sed -E 's|path\+file://[^"#]*#(hongtou@)?|path+file:///hongtou#|g' dist-bom.json >"$1/hongtou.cdx.json"
  rm dist-bom.json
}

pack() { "$python" tools/dist/pack.py "$work/stage/$1" "$work/$2" "$SOURCE_DATE_EPOCH"; }

# --- trying the archives -----------------------------------------------------------------------

# unpacked ARCHIVE: unpacks it into an empty folder, and says where.
unpacked() {
  local folder
  folder=$(mktemp -d)
  case $1 in
  *.zip) "$python" -m zipfile -e "$work/$1" "$folder" ;;
  *) tar -xzf "$work/$1" -C "$folder" ;;
  esac
  echo "$folder"/*
}

# The demo from the unpacked folder, with nothing of this machine but the kernel: what it writes is
# what lies in the archive.
try_demo() {
  local folder=$1
  shift
  (cd "$folder" && "$@" demo again --bundled-fonts --lang zh >/dev/null 2>&1) || fail "the demo of $folder ended with $?"
  diff -r "$folder/again" "$folder/示例" >/dev/null || fail "the demo of $folder writes other files"
  echo "dist: the demo of $(basename "$folder") writes the $(find "$folder/again" -type f | wc -l) files of its archive"
}

try_linux() {
  local folder
  folder=$(unpacked "$1")
  try_demo "$folder" env -i ./hongtou
  "$python" tests/mail_interop.py tls "$folder/hongtou" "$work/mails" >/dev/null ||
    fail "no mail goes out to a server by its name"
  echo "dist: mails go out to a server by its name, encrypted"
  rm -rf "$(dirname "$folder")"
}

# Under the Wine of tests/windows.sh.
try_windows() {
  local folder
  folder=$(unpacked "$1")
  (
    work=$root/target/windows
    mkdir -p "$work"
    . tests/windows/tools.sh
    if install_windows_tools; then
      make_windows >/dev/null 2>&1
      try_demo "$folder" windows hongtou.exe
      end_windows
    else
      echo "dist: not tried: Wine could not be had"
    fi
  )
  rm -rf "$(dirname "$folder")"
}

# No place of the machine that built it.
check_paths() {
  local found
  found=$(strings -a "$1" | grep -cF -e "$root" -e "${CARGO_HOME:-$HOME/.cargo}" || true)
  [ "$found" = 0 ] || fail "$found places of this machine in $1"
  echo "dist: no place of this machine in $(basename "$1")"
}

# --- all of it ---------------------------------------------------------------------------------

# What the native program writes for both archives: its bytes are the same on all systems.
common_parts() {
  rm -rf "$work/stage"
  mkdir -p "$work/stage"
  "$1" extras "$work/stage/extras" >/dev/null
  (cd "$work/stage" && "$1" demo 示例 --bundled-fonts --lang zh >/dev/null 2>&1)
}

only_program() {
  local name=hongtou-$version-linux-x86_64
  common_parts "$1"
  stage "$name" "$1" "$linux"
  pack "$name" "$name.tar.gz"
  try_linux "$name.tar.gz"
  echo "dist: $name.tar.gz; not made: the Windows archive, the crates' licences, the bill of materials"
}

everything() {
  [ "$root" = "${root// /}" ] || fail "mingw's dlltool takes no folder with a blank in its name"
  [ -z "$(git status --porcelain)" ] || fail "commit first: an archive is of a commit"
  grep -q "^## $version\b" CHANGELOG.md || echo "dist: CHANGELOG.md has no heading for $version yet"
  install_builders
  build "$linux"
  build "$windows"
  local built=$root/target name
  common_parts "$built/$linux/dist/hongtou"
  licences
  for name in linux windows; do
    local target=${!name} file=hongtou archive=hongtou-$version-$name-x86_64.tar.gz
    [ "$name" = linux ] || file=hongtou.exe archive=hongtou-$version-$name-x86_64.zip
    check_paths "$built/$target/dist/$file"
    stage "hongtou-$version-$name-x86_64" "$built/$target/dist/$file" "$target"
    bill "$work/stage/hongtou-$version-$name-x86_64" "$target"
    pack "hongtou-$version-$name-x86_64" "$archive"
    "try_$name" "$archive"
  done
  (cd "$work" && sha256sum hongtou-"$version"-*.zip hongtou-"$version"-*.tar.gz | tee SHA256SUMS)
}

mkdir -p "$work"
install_python
case ${1:-} in
"") everything ;;
--program) only_program "$(realpath "${2:?a program}")" ;;
*) fail "unknown: $1" ;;
esac
rm -rf "$work/stage"
