# The words of .ci/bench: part=answer makes "verdict,tiers" of what solve prints, part=peer of
# what clasp does, and part=table a table of fresh figures beside the last of each question in a
# file of earlier ones, which is named first.

BEGIN { if (part == "table") FS = "," }

part == "answer" && /^ *(optimal|feasible|impossible|unknown):/ && !verdict {
	verdict = $1
	sub(":", "", verdict)
}
part == "answer" && /^ *tier [1-9]: / {
	tier = $2
	sub(":", "", tier)
	cost = bound = "?"
	for (i = 3; i < NF; i++) {
		if ($i == "cost") cost = $(i + 1)
		if ($i == "bound") bound = $(i + 1)
	}
	gsub("[^0-9]", "", cost)
	gsub("[^0-9]", "", bound)
	tiers = tiers (tiers ? " " : "") tier "=" cost "/" (bound == "" ? cost : bound)
}
part == "peer" && $1 == "s" { verdict = tolower($2 ($3 ? " " $3 : "")) }
part == "peer" && $1 == "o" { tiers = "all=" $2 "/?" }

part == "table" && FNR == 1 { file++ }
part == "table" && $1 ~ /^20/ {
	key = $5 "," $6 "," $7 "," $8 "," $9 "," $10
	if (file == 1) { was[key] = $0; next }
	if (!headed++) line("event", "load", "time", "solver", "first", "CPU s", "wall s", "peak MB", "others", "verdict", "tiers: cost/bound")
	line($7, $8 ? $8 "%" : "", $9 " s", $10, $11 == "" ? "" : $11 " s", $12, $13, $14, $4, $15, $16)
	if (key in was) compare(was[key], $0)
}

function line(a, b, c, d, e, f, g, h, i, j, k) {
	printf "%-6s %-5s %-6s %-10s %-8s %7s %7s %8s %7s  %-18s %s\n", a, b, c, d, e, f, g, h, i, j, k
}

# compare prints what changed, as far as both have it.
function compare(old, new,    o, n, i, said, costs) {
	split(old, o, ",")
	split(new, n, ",")
	said = differ("first", o[11], n[11], " s") differ("CPU", o[12], n[12], " s") differ("peak", o[14], n[14], " MB")
	if (o[15] != n[15]) said = said "; was " o[15]
	if (o[16] != n[16]) said = said "; tiers were " (o[16] ? o[16] : "none")
	if (said) printf "%-20s since %s %s, %s others: %s\n", "", o[1], o[2], o[4] == "" ? "unknown" : o[4], substr(said, 3)
}

function differ(what, was, is, unit) {
	if (was == "" || is == "" || was + 0 == is + 0) return ""
	return "; " what " " was " -> " is unit
}

END {
	if (part == "answer" || part == "peer") print (verdict ? verdict : "none") "," tiers
}
