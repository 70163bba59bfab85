#!/bin/sh
# Makes a fresh machine ready: system libraries and fonts (Debian, Ubuntu), then .venv from requirements.lock by hash.
# Does nothing, and fast, where nothing is missing. `sh tools/prepare.sh bundle` also wants what a bundle is built with, `office` LibreOffice,
# `papers` the programs that judge a PDF.
set -eu
cd "$(dirname "$0")/.."

# libpython for the venv itself, then Qt's libraries for drawing (offscreen too), then fonts with every Vietnamese letter.
needed="python3-venv libglib2.0-0 libgl1 libegl1 libxkbcommon0 libfontconfig1 libdbus-1-3 fonts-noto-core fonts-liberation2"
# Only for a window on X11.
window="libxkbcommon-x11-0 libxcb-cursor0 libxcb-icccm4 libxcb-keysyms1 libxcb-shape0"
[ "${1:-}" = bundle ] && needed="$needed binutils"
[ "${1:-}" = papers ] && needed="$needed qpdf poppler-utils default-jre-headless libpdfbox2-java libcommons-logging-java libactivation-java libjaxb-api-java"
[ "${1:-}" = office ] && ! command -v soffice >/dev/null && needed="$needed libreoffice-calc-nogui"

say() { printf '%s\n' "$*" >&2; }

no_network() {
    say "Chưa cài xong. Lần đầu máy cần mạng; xem dòng lỗi ở trên rồi chạy lại lệnh này."
    say "Not installed. The first run needs a network; see the error above, then run this command again."
    exit 1
}

find_python() {
    for name in python3 python3.14 python3.13 python3.12 python3.11; do
        if "$name" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
            command -v "$name"
            return
        fi
    done
}

missing() {
    for package in "$@"; do
        # Newer releases renamed some libraries by adding t64.
        for name in "$package" "${package}t64"; do
            [ "$(dpkg-query -W -f '${db:Status-Status}' "$name" 2>/dev/null)" = installed ] && continue 2
        done
        printf ' %s' "$package"
    done
}

install_system() {
    command -v dpkg-query >/dev/null && command -v apt-get >/dev/null || return 0
    own=$(find_python)
    case "$own" in
        "" | /usr/bin/* | /bin/*) ;;
        *) needed=$(printf ' %s ' "$needed" | sed 's/ python3-venv / /') ;;
    esac
    must=$(missing $needed)
    wish=$(missing $window)
    [ -n "$must$wish" ] || return 0
    if [ "$(id -u)" = 0 ]; then
        say "Đang cài thư viện hệ thống / installing system packages:$must$wish"
        export DEBIAN_FRONTEND=noninteractive
        { apt-get update -qq && apt-get install -qq -y --no-install-recommends $must $wish; } >/dev/null </dev/null ||
            no_network
        return 0
    fi
    say "Máy còn thiếu thư viện. Chạy lệnh sau / some libraries are missing, run:"
    say "    sudo apt-get install -y$must$wish"
    [ -z "$must" ] || exit 1
}

make_venv() {
    python=.venv/bin/python
    if ! "$python" -c 'import pip' 2>/dev/null; then
        own=$(find_python)
        if [ -z "$own" ]; then
            say "Cần Python 3.11 trở lên. Máy này chưa có: hãy cài Python rồi chạy lại."
            say "Python 3.11 or newer is needed and was not found: install it, then run this again."
            exit 1
        fi
        "$own" -m venv --clear .venv
    fi
    if ! cmp -s requirements.lock .venv/requirements.lock; then
        say "Đang cài thư viện Python / installing Python packages (requirements.lock)"
        "$python" -m pip install -q --disable-pip-version-check --no-input --require-hashes -r requirements.lock >&2 ||
            no_network
        cp requirements.lock .venv/requirements.lock
    fi
}

install_system
make_venv
