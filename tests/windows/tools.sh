# What tests/windows.sh builds and starts the Windows program with: Rust's target, Debian's mingw and
# Wine, and a Wine of its own in target/windows/wine, a Chinese one (code page 936). To be sourced
# behind tests/tools.sh, with `root` and `work` set.

target=x86_64-pc-windows-gnu
export WINEPREFIX=$work/wine WINEDEBUG=-all
# No .NET, no browser, no entries in a menu: nothing here needs them, and Wine would ask for them.
export WINEDLLOVERRIDES="mscoree,mshtml,winemenubuilder.exe="
drive=$WINEPREFIX/drive_c

# Whether all that is needed could be had. What apt or rustup refuses is no fault of the project.
install_windows_tools() {
  local missing=()
  command -v x86_64-w64-mingw32-gcc >/dev/null || missing+=(gcc-mingw-w64-x86-64)
  command -v wine >/dev/null || missing+=(wine wine64)
  command -v python3 >/dev/null || missing+=(python3)
  [ -e /usr/share/i18n/locales/zh_CN ] || missing+=(locales)
  if [ ${#missing[@]} != 0 ]; then
    echo "installing ${missing[*]}"
    as_root apt-get update -qq || return 1
    as_root apt-get install -y -qq --no-install-recommends "${missing[@]}" >/dev/null || return 1
  fi
  rustup target list --installed | grep -qx "$target" || rustup target add "$target"
}

# Without what only somebody needs who looks into a crash: a third of the time and most of the space.
windows_cargo() { CARGO_PROFILE_DEV_DEBUG=false cargo "$@" --quiet --locked --target "$target"; }

# A folder that is a Windows of its own, made once.
make_windows() {
  mkdir -p "$LOCPATH"
  [ -e "$LOCPATH/zh_CN.UTF-8" ] || localedef -i zh_CN -f UTF-8 "$LOCPATH/zh_CN.UTF-8"
  chinese timeout 300 wineboot --init
  local system=$drive/windows/system32
  [ -e "$system/bcryptprimitives.dll" ] ||
    x86_64-w64-mingw32-gcc -shared -O2 -o "$system/bcryptprimitives.dll" \
      tests/windows/bcryptprimitives.c -ladvapi32
  x86_64-w64-mingw32-gcc -municode -O2 -o "$work/hold.exe" tests/windows/hold.c
}

# Wine takes its code page and language from the locale, which few machines have.
export LOCPATH=$work/locale
chinese() { env LC_ALL=zh_CN.UTF-8 "$@"; }

# windows_once PROGRAM ARGUMENTS...: runs it; what it says on both ways stays in its order.
windows_once() { chinese timeout 300 wine "$@"; }

# windows PROGRAM ARGUMENTS...: nothing may hang. Now and then (once in some hundred starts, on a busy
# machine) Wine's server loses a program that it starts, which is Wine's fault and said by it: then once
# more. What such a program had said or written would show in what is compared.
windows() {
  local said ended=0
  said=$(mktemp "$work/wine-said.XXXXXX")
  windows_once "$@" 2>"$said" || ended=$?
  if grep -q '^wine client error' "$said"; then
    echo "Wine lost a program: started again" >>"$work/again.log"
    ended=0
    windows_once "$@" 2>"$said" || ended=$?
  fi
  cat "$said" >&2
  rm "$said"
  return "$ended"
}

# The programs of a Wine go on for a while, so that the next one starts sooner; no longer than this.
end_windows() { wineserver --kill || true; }
