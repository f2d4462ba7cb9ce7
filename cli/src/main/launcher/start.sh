# Starts Java: what the launcher of a checkout and that of the zip have in common. It is sourced by them, with
#   java        the program
#   classpath   of the command line
#   archives    the folder of the archives of loaded classes; empty if there is none yet
#   built       a file that is as old as what is on the class path; an older archive is of something else
# and the functions
#   say                 which tells the user something
#   room_for_archives   true when archives is a folder that can be written, which it may make
#
# shellcheck shell=bash disable=SC2154 # what the launchers set

# Java reads arguments and file names by the locale's charset. That of the C locale, which containers,
# cron and CI have, and which stands in for a locale that is not installed, has no accents. A locale of
# another charset is left: its files are named in it.
use_utf8_where_ascii() {
  command -v locale > /dev/null || return 0 # as on Alpine, where every locale is UTF-8
  local charset utf8
  charset=$(locale charmap 2> /dev/null) || true
  case $charset in ANSI_X3.4-1968 | US-ASCII | "") ;; *) return 0 ;; esac
  for utf8 in C.UTF-8 en_US.UTF-8; do
    if [ "$({ LC_ALL=$utf8 locale charmap; } 2> /dev/null)" = UTF-8 ]; then
      # LC_ALL goes before LC_CTYPE where it is set; where it is not, the language stays as it is.
      if [ -n "${LC_ALL:-}" ]; then export LC_ALL=$utf8; else export LC_CTYPE=$utf8; fi
      return 0
    fi
  done
}

use_utf8_where_ascii

# Most commands last a second: the optimising compiler is asked to wait until code has proved hot,
# or it takes a core from the job it is to speed up. Long jobs get it all the same.
# A crash inside a native library must not write into the user's folder, nor onto stdout.
options=(-XX:+UseSerialGC -Xms16m -XX:-UsePerfData -Xshare:auto -Xlog:disable
  -XX:Tier4InvocationThreshold=100000 -XX:Tier4MinInvocationThreshold=12000
  -XX:Tier4CompileThreshold=300000 -XX:Tier4BackEdgeThreshold=1000000
  -XX:+DisplayVMOutputToStderr -XX:ErrorFile="${TMPDIR:-/tmp}/concord-crash-%p.log")
[ -t 1 ] && options+=(-Dconcord.stdout.terminal=true)
[ -t 2 ] && options+=(-Dconcord.stderr.terminal=true)
# Java cannot ask how wide a terminal is.
size=
if [ -t 1 ]; then { size=$(stty size <&3 2> /dev/null || true); } 3>&1
elif [ -t 2 ]; then { size=$(stty size <&3 2> /dev/null || true); } 3>&2
fi
[ -n "$size" ] && [ "${size#* }" -gt 0 ] && options+=(-Dconcord.terminal.columns="${size#* }")

# An archive of loaded classes halves the start; without it everything works, only later. It is made
# by running the main job once, on the engines the command will use and no others, an inspection and
# the help, and then of the classes that these named: an archive written at the exit of a run would
# leave out picocli, whose class files are of a version that only this way takes.
name_classes() {
  local list=$1
  shift
  "$java" "${options[@]}" -XX:DumpLoadedClassList="$list" -cp "$classpath" \
    org.concordml.cli.Main "$@" > /dev/null 2>&1
}

make_archive() {
  local archive=$1 scratch engines=()
  say "preparing a faster start ..."
  scratch=$(mktemp -d 2> /dev/null) || return 0
  trap 'rm -rf "$scratch" "$archive.$$" "$archive.$$.sum"; exit 130' INT TERM
  [ "$archive" = "$archives/java.jsa" ] && engines=(--engines java)
  # Most jobs find the report of an earlier one, and look whose it is.
  mkdir "$scratch/out" && echo '{}' > "$scratch/out/comparison.json"
  if name_classes "$scratch/1" compare --epochs 2 --out "$scratch/out" ${engines[@]+"${engines[@]}"} &&
    name_classes "$scratch/2" inspect --out "$scratch/inspected" && name_classes "$scratch/3" --help &&
    cat "$scratch"/[123] > "$scratch/classes" &&
    "$java" "${options[@]}" -Xshare:dump -XX:SharedClassListFile="$scratch/classes" \
      -XX:SharedArchiveFile="$archive.$$" -cp "$classpath" > /dev/null 2>&1 &&
    [ -s "$archive.$$" ] && cksum < "$archive.$$" > "$archive.$$.sum" &&
    mv -f "$archive.$$.sum" "$archive.sum" && mv -f "$archive.$$" "$archive"; then
    :
  else
    rm -f "$archive.$$" "$archive.$$.sum"
    { : > "$archive.failed"; } 2> /dev/null || true # not tried again before the next build
  fi
  rm -rf "$scratch"
  trap - INT TERM
}

# One that was cut short or overwritten brings the virtual machine down as it starts. Its sum of 26 MB
# takes 6 ms.
whole() {
  [ -s "$1" ] && [ -r "$1" ] && [ -r "$1.sum" ] && [ "$(cksum < "$1")" = "$(< "$1.sum")" ]
}

usable() { [ -n "$archives" ] && [ "$1" -nt "$built" ] && whole "$1"; }
failed_before() { [ "$1.failed" -nt "$built" ]; }

case " $* " in
  *" --help "* | *" -h "*) names=(all java) ;;
  *" --engine java "* | *" --engine=java "* | *" --engines java "* | *" --engines=java "*) names=(java) ;;
  " train "* | " compare "*) names=(all) ;;
  *) names=(all java) ;;
esac
chosen=
for name in "${names[@]}"; do
  if usable "$archives/$name.jsa"; then
    chosen=$archives/$name.jsa
    break
  fi
done
# Short commands take an archive that is there, and make none.
if [ -z "$chosen" ] && [ "${#names[@]}" = 1 ] && room_for_archives; then
  wanted=$archives/${names[0]}.jsa
  failed_before "$wanted" || make_archive "$wanted"
  usable "$wanted" && chosen=$wanted
fi
[ -n "$chosen" ] && options+=(-XX:SharedArchiveFile="$chosen")

# Native libraries read these as they load. They are set here, while there is one thread: threads that
# wait sleep, and MXNet may use every processor.
export OMP_WAIT_POLICY=${OMP_WAIT_POLICY:-passive}
export MXNET_OMP_MAX_THREADS=${MXNET_OMP_MAX_THREADS:-1024}

# shellcheck disable=SC2086
exec "$java" "${options[@]}" ${CONCORD_JAVA_OPTS:-} -cp "$classpath" org.concordml.cli.Main "$@"
