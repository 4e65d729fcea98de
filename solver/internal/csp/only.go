package csp

// Only returns the penalties that are so. What they are about is shared.
func (s *Soft) Only(is func(*Penalty) bool) Soft {
	return Soft{
		only(s.Unary, is), only(s.Overlaps, is), only(s.Strains, is), only(s.Tights, is),
		only(s.Counts, is), only(s.Homes, is), only(s.Worsts, is), only(s.Peaks, is),
		only(s.Excesses, is), only(s.Lacks, is), only(s.Refits, is), only(s.Absent, is), only(s.Useds, is), only(s.Idles, is),
	}
}

func only[T any, P interface {
	*T
	penalty() *Penalty
}](list []T, is func(*Penalty) bool) []T {
	var left []T
	for i := range list {
		if is(P(&list[i]).penalty()) {
			left = append(left, list[i])
		}
	}
	return left
}

func (p *Penalty) penalty() *Penalty { return p }
