#!/usr/bin/env bash
# Checks an exported ledger by docs/ledger-format.md with bash, coreutils, grep, sed and openssl, and nothing of the portal's.
# Usage: verify-ledger.sh ENTRIES CHECKPOINT PUBLIC-KEY ORIGIN
#   ENTRIES     the export: the exact bytes of one entry a line
#   CHECKPOINT  a signed checkpoint over exactly these entries
#   PUBLIC-KEY  the log's public key in PEM, got from elsewhere
#   ORIGIN      the log's name, got from elsewhere
# Exit code 0: it holds, 1: it does not, 2: it cannot be checked.
set -euo pipefail
export LC_ALL=C # bytes, not characters

[ $# -eq 4 ] || { sed -n '3,8s/^# //p' "$0"; exit 2; }
entries=$1 checkpoint=$2 public_key=$3 origin=$4
for tool in openssl sha256sum base64 od; do
  command -v "$tool" >/dev/null || { echo "$tool is missing"; exit 2; }
done
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

fail() { echo "does not hold: $1"; exit 1; }
hash_of_input() { sha256sum | cut -c1-64; }
hex_of_input() { od -An -v -tx1 | tr -d ' \n'; }
bytes_of() { local hex=$1; printf "$(sed 's/../\\x&/g' <<<"$hex")"; }
leaf() { { printf '\0'; printf '%s' "$1"; } | hash_of_input; }
node() { bytes_of "01$1$2" | hash_of_input; }
check_text() { # bash would drop a NUL byte, and nothing below U+0020 but a line feed stands in either file
  [ "$(tr -d '\n\040-\377' <"$1" | wc -c)" -eq 0 ] || fail "$2 holds a control character"
  [ ! -s "$1" ] || [ "$(tail -c 1 "$1" | hex_of_input)" = 0a ] || fail "$2 does not end in a line feed"
}

# The checkpoint: text, empty line, signature lines.
check_text "$checkpoint" "the checkpoint"
blank=$(grep -n '^$' "$checkpoint" | tail -n 1 | cut -d: -f1) || fail "the checkpoint has no empty line"
head -n $((blank - 1)) "$checkpoint" >"$work/text"
tail -n +$((blank + 1)) "$checkpoint" >"$work/signatures"
! grep -q '^$' "$work/text" || fail "the checkpoint's text has an empty line"
{ read -r named && read -r size && read -r root; } <"$work/text" || fail "the checkpoint has fewer than three lines"
[ "$named" = "$origin" ] || fail "the checkpoint is of another log"
grep -qE '^(0|[1-9][0-9]{0,18})$' <<<"$size" || fail "the checkpoint's size is no number"
root_hex=$(base64 -d <<<"$root" 2>/dev/null | hex_of_input) || fail "the checkpoint's root is not base 64"
[ ${#root_hex} -eq 64 ] && [ "$(bytes_of "$root_hex" | base64 -w 0)" = "$root" ] || fail "the checkpoint's root is not 32 bytes in base 64"

# Its signature: a line "EM DASH, name, base 64 of key id and ECDSA signature"; the key id is the start of the key's SHA-256.
openssl pkey -pubin -in "$public_key" -outform DER -out "$work/key" 2>/dev/null || { echo "$public_key is no public key in PEM"; exit 2; }
key_id=$(hash_of_input <"$work/key" | cut -c1-8)
signed=no
while IFS= read -r line; do
  encoded=${line#$'\xe2\x80\x94'" $origin "}
  [ "$encoded" != "$line" ] || continue # another name: ignored
  base64 -d <<<"$encoded" >"$work/signature" 2>/dev/null || fail "a signature line is not base 64"
  [ "$(base64 -w 0 <"$work/signature")" = "$encoded" ] || fail "a signature line is not base 64 in its one spelling"
  [ "$(head -c 4 "$work/signature" | hex_of_input)" = "$key_id" ] || continue # another key: ignored
  [ $signed = no ] || fail "the log's key signed twice"
  tail -c +5 "$work/signature" >"$work/ecdsa"
  openssl dgst -sha256 -verify "$public_key" -signature "$work/ecdsa" "$work/text" >/dev/null 2>&1 || fail "the signature is false"
  signed=yes
done <"$work/signatures"
[ $signed = yes ] || fail "the log's key did not sign the checkpoint"

# The entries: each says its own place, and the tree grows by its leaf hash as a binary number grows by one.
check_text "$entries" "the export"
seq_member=',"seq":([0-9]+),"subject":\{"id":' # inside a text it would have backslashes
count=0 subtrees=()
while IFS= read -r line; do
  place=
  if [[ $line =~ $seq_member ]]; then place=${BASH_REMATCH[1]}; fi
  [ "$place" = "$count" ] || fail "line $((count + 1)) is not entry $count but ${place:-no entry}"
  last=$(leaf "$line")
  for ((rest = count; rest % 2 == 1; rest /= 2)); do
    last=$(node "${subtrees[-1]}" "$last")
    unset 'subtrees[-1]'
  done
  subtrees+=("$last")
  count=$((count + 1))
done <"$entries"

# The root over the complete subtrees, from the smallest to the largest.
computed=$(hash_of_input </dev/null)
if [ ${#subtrees[@]} -gt 0 ]; then
  computed=${subtrees[-1]}
  for ((i = ${#subtrees[@]} - 2; i >= 0; i--)); do
    computed=$(node "${subtrees[i]}" "$computed")
  done
fi
[ "$count" = "$size" ] || fail "the checkpoint counts $size entries, there are $count"
[ "$computed" = "$root_hex" ] || fail "the root over the $count entries is $computed, the log signed $root_hex"
echo "holds: $count entries, root $computed, signed for $origin by key $key_id"
