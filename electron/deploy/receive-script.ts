/** What runs on the node to take a part in; a POSIX shell script that is given its arguments apart from its text. */

/** Parts and job folders that were not used for this many days are removed. */
const KEPT_DAYS = 30

/**
 * Arguments: root, kind, hash, a name that nobody else uses, kilobytes needed; the tar stream on standard input. Exit
 * code 3: no permission, 4: no space. Several may run at once, also for the same part: the first one wins.
 */
export const RECEIVE = `
root=$1 kind=$2 hash=$3 incoming=$1/incoming/$4 needed=$5
mkdir -p "$root/$kind" "$root/incoming" && [ -w "$root/$kind" ] && [ -w "$root/incoming" ] || exit 3
free=$(df -Pk "$root" | awk 'NR == 2 { print $4 }')
[ "$free" -ge "$needed" ] || exit 4
trap 'rm -rf "$incoming"' EXIT
trap 'exit 1' HUP INT TERM
mkdir "$incoming" && tar -xf - -C "$incoming" || exit
[ -d "$root/$kind/$hash" ] || mv -T "$incoming" "$root/$kind/$hash" || [ -d "$root/$kind/$hash" ] || exit
find "$root/incoming" -mindepth 1 -maxdepth 1 -mtime +0 -exec rm -rf {} +
find "$root/$kind" -mindepth 1 -maxdepth 1 -mtime +${KEPT_DAYS} ! -name "$hash" -exec rm -rf {} +
exit 0
`
