# Sourced by ./demo and ./test: makes the project's own environment, .venv, with uv inside it. Nothing is installed elsewhere.

ROOT="$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)"
VENV="$ROOT/.venv"

say() { printf '%s\n' "$*" >&2; }
fail() { say "$1"; exit 1; }

usable() { "$1" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; }

# The first Python of 3.11 or later on the path.
find_python() {
    local name
    for name in python3 python3.14 python3.13 python3.12 python3.11 python; do
        if command -v "$name" >/dev/null && usable "$name"; then
            command -v "$name"
            return
        fi
    done
    fail "Hudna needs Python 3.11 or later, and there is none on the path. On Debian or Ubuntu: apt install python3 python3-venv"
}

make_venv() {
    local python
    python="$(find_python)" || exit 1
    say "Making .venv with $("$python" --version) …"
    "$python" -m venv --clear "$VENV" || fail "The environment could not be made. On Debian or Ubuntu: apt install python3-venv"
}

# uv, brought in by the environment's own pip: the system's pip may refuse (PEP 668), and need not be there.
bring_uv() {
    "$VENV/bin/python" -m pip --version >/dev/null 2>&1 || "$VENV/bin/python" -m ensurepip >/dev/null \
        || fail "The environment has no pip. Remove the folder .venv and run this again."
    say "Bringing uv into .venv …"
    "$VENV/bin/python" -m pip install --quiet --disable-pip-version-check "uv>=0.9" \
        || fail "uv could not be installed. Is the Python package index reachable? Then run this again."
}

# uv trusts a list of its own; where the machine has one (a company's proxy signs for itself), that is the one to trust.
trust_the_machine() {
    local system=/etc/ssl/certs/ca-certificates.crt
    if [ -z "${SSL_CERT_FILE:-}" ] && [ -s "$system" ]; then
        export SSL_CERT_FILE="$system"
    fi
}

# $@: what `uv sync` is to do. --inexact: uv and pip, which are no dependencies, stay.
set_up() {
    unset VIRTUAL_ENV CONDA_PREFIX PYTHONHOME PYTHONPATH
    cd "$ROOT" || exit 1
    usable "$VENV/bin/python" || make_venv
    trust_the_machine
    usable "$VENV/bin/python" && [ -x "$VENV/bin/uv" ] || bring_uv
    say "Installing Hudna and what it needs into .venv …"
    UV_PROJECT_ENVIRONMENT="$VENV" UV_LINK_MODE="${UV_LINK_MODE:-copy}" \
        "$VENV/bin/uv" sync --quiet --locked --inexact --python "$VENV/bin/python" "$@" \
        || fail "The packages could not be installed. Is the Python package index reachable? Then run this again."
}
