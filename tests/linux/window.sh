#!/usr/bin/env bash
# The real window under Xvfb with software drivers: it opens, draws nothing at rest, opens with the other renderer
# where the first does not start, and says so where neither does.
#
#     tests/linux/window.sh [PROGRAM]
#
# Needs xvfb, xdotool, and the software drivers libgl1-mesa-dri, libegl1 and mesa-vulkan-drivers.
set -euo pipefail
program=$(realpath "${1:-target/debug/interdict}")
home=$(mktemp -d)
unset WAYLAND_DISPLAY WAYLAND_SOCKET
export HOME=$home XDG_DATA_HOME=$home/data XDG_CONFIG_HOME=$home/config XDG_RUNTIME_DIR=$home
chmod 700 "$home"

fail() { printf 'window.sh: %s\n' "$1" >&2; exit 1; }

# Xvfb writes the number of the display it has taken.
Xvfb -displayfd 3 -screen 0 1280x900x24 -nolisten tcp 3>"$home/display" 2>/dev/null &
server=$!
window=
stop() {
    [ -z "$window" ] || kill "$window" 2>/dev/null || true
    kill "$server" 2>/dev/null || true
    wait 2>/dev/null || true
    rm -rf "$home"
}
trap stop EXIT
for _ in $(seq 100); do [ -s "$home/display" ] && break; sleep 0.1; done
[ -s "$home/display" ] || fail "Xvfb does not start"
DISPLAY=:$(head -n 1 "$home/display")
export DISPLAY

# Starts the program and waits for its window; further words are its environment.
opened() {
    env "$@" "$program" >"$home/out" 2>"$home/err" &
    window=$!
    for _ in $(seq 300); do
        kill -0 "$window" 2>/dev/null || return 1
        xdotool search --pid "$window" --name '^Interdict$' >/dev/null 2>&1 && return 0
        sleep 0.1
    done
    return 1
}

closed() {
    kill "$window" 2>/dev/null || true
    wait "$window" 2>/dev/null || true
    window=
}

# Time that its threads have had so far, in hundredths of a second (proc(5), fields 14 and 15).
spent() { awk '{ print $14 + $15 }' "/proc/$window/stat"; }

opened || { cat "$home/err" >&2; fail "no window"; }
# What a start does has ended when nothing is spent for a second; a busy machine needs a while.
before=-1
for _ in $(seq 60); do
    now=$(spent)
    [ "$now" = "$before" ] && break
    before=$now
    sleep 1
done
before=$(spent)
sleep 10
after=$(spent)
[ $((after - before)) -le 2 ] || fail "at rest it took $((after - before)) hundredths of a second in ten"
printf 'opens, and is at rest: %s hundredths of a second in ten\n' "$((after - before))"
closed

# Without any OpenGL, wgpu has Vulkan.
without_gl=(LIBGL_DRIVERS_PATH="$home/none" __EGL_VENDOR_LIBRARY_DIRS="$home/none" GALLIUM_DRIVER=none
    LIBGL_ALWAYS_SOFTWARE=1 __GLX_VENDOR_LIBRARY_NAME=none)
opened "${without_gl[@]}" || { cat "$home/err" >&2; fail "no window without OpenGL"; }
grep -q 'this renderer did not start' "$home/err" || fail "the first renderer started all the same"
printf 'opens with the other renderer\n'
closed

# With neither, it says why, writes it down, and checks this machine.
if opened "${without_gl[@]}" VK_DRIVER_FILES="$home/none" VK_ICD_FILENAMES="$home/none"; then
    fail "a window without any renderer"
fi
wait "$window" 2>/dev/null || true
window=
grep -q 'could not open its window' "$home/err" || { cat "$home/err" >&2; fail "it does not say why"; }
[ -s "$home/data/interdict/start.log" ] || fail "it is not written down"
printf 'says why, where no renderer starts\n'
