package bounds

// network is a flow network from node 0, the source, to node 1, the sink.
type network struct {
	first []int32 // by node: first edge, -1 if none
	next  []int32 // by edge
	to    []int32
	room  []int64 // residual capacity; edge e^1 is the reverse of e
	level []int32
	at    []int32
}

const (
	source = 0
	sink   = 1
)

// newNetwork returns a network of n nodes without edges, source and sink among them.
func newNetwork(n int) *network {
	g := &network{first: make([]int32, n), level: make([]int32, n), at: make([]int32, n)}
	for i := range g.first {
		g.first[i] = -1
	}
	return g
}

// edge adds an edge of that capacity.
func (g *network) edge(from, to int, capacity int64) {
	g.half(from, to, capacity)
	g.half(to, from, 0)
}

func (g *network) half(from, to int, capacity int64) {
	g.next = append(g.next, g.first[from])
	g.first[from] = int32(len(g.to))
	g.to = append(g.to, int32(to))
	g.room = append(g.room, capacity)
}

// maximise sends as much flow as possible and returns how much that is (Dinitz,
// Algorithm for solution of a problem of maximum flow in networks with power
// estimation, Soviet Mathematics Doklady 11, 1970). Afterwards level is at least 0
// exactly for the nodes on the source's side of a minimum cut.
func (g *network) maximise() (total int64) {
	for g.layer() {
		copy(g.at, g.first)
		for {
			sent := g.send(source, 1<<62)
			if sent == 0 {
				break
			}
			total += sent
		}
	}
	return total
}

// layer numbers the nodes by distance from the source along edges with room left, and
// reports whether the sink is reached.
func (g *network) layer() bool {
	for i := range g.level {
		g.level[i] = -1
	}
	g.level[source] = 0
	queue := []int32{source}
	for len(queue) > 0 {
		n := queue[0]
		queue = queue[1:]
		for e := g.first[n]; e >= 0; e = g.next[e] {
			if to := g.to[e]; g.room[e] > 0 && g.level[to] < 0 {
				g.level[to] = g.level[n] + 1
				queue = append(queue, to)
			}
		}
	}
	return g.level[sink] >= 0
}

// send sends at most limit from node n to the sink along the layers.
func (g *network) send(n int32, limit int64) int64 {
	if n == sink {
		return limit
	}
	for ; g.at[n] >= 0; g.at[n] = g.next[g.at[n]] {
		e := g.at[n]
		if to := g.to[e]; g.room[e] > 0 && g.level[to] == g.level[n]+1 {
			if sent := g.send(to, min(limit, g.room[e])); sent > 0 {
				g.room[e] -= sent
				g.room[e^1] += sent
				return sent
			}
		}
	}
	return 0
}
