package present

import (
	"slices"

	"programme/model/composition"
	"programme/model/inspect"
	"programme/model/tables"
)

// Read is what of the tables reached the event and what did not, and what no verdict about
// the event rests on: what people are told before any verdict.
type Read struct {
	Tables []TableRead `json:"tables"`
	Unused []Unused    `json:"unused"` // columns, sheets and files
	Taken  []Taken     `json:"taken"`  // words taken for others
	// Idle are rules that are on and have nothing to work on for want of something; Partly
	// those that leave some of what they could bind out.
	Idle   []Lack `json:"idle"`
	Partly []Lack `json:"partly"`
	// Unseen says what no verdict can see, and for want of what.
	Unseen []string `json:"unseen"`
	// Decided says what was decided of people whom the tables leave open: who is online or on
	// site by their role, and who need not attend.
	Decided  []string       `json:"decided"`
	Demand   *Demand        `json:"demand,omitempty"` // what attendees would like to attend
	Defaults []RuleDefaults `json:"defaults"`         // of rules that bind somebody
	Found    []FindingCount `json:"found"`            // what inspect lists
	// Composition says how many remarks each check of the composition has that has any;
	// inspect lists them.
	Composition []RemarkCount `json:"composition"`
}

// Demand is what is known of what attendees would like to attend.
type Demand struct {
	Attendees int      `json:"attendees"`
	Wishes    int      `json:"wishes"`
	Counted   int      `json:"counted"`  // sessions of which is said how many would
	Pairs     int      `json:"pairs"`    // two sessions of which is said how many would attend both
	Expected  int      `json:"expected"` // sessions that expect as many people as would like to come
	Without   []string `json:"without"`  // sessions that nobody would like to attend
}

// TableRead is a table that was read.
type TableRead struct {
	Name    string `json:"name"`
	Place   string `json:"place"`
	Rows    int    `json:"rows"`
	Columns int    `json:"columns"`
}

// Unused is a column, sheet or file that was not used.
type Unused struct {
	Kind  string `json:"kind"`  // column, sheet or file
	Place string `json:"place"` // of the table of a column
	Name  string `json:"name"`
	Meant string `json:"meant"` // the nearest that would be read; "" for none
}

// Taken is a word that was taken for another one.
type Taken struct {
	Place   string `json:"place"`
	Written string `json:"written"`
	Meant   string `json:"meant"`
	Rows    int    `json:"rows"` // 0 for a column
}

// Lack is what rules lack.
type Lack struct {
	Rules []string `json:"rules"`
	Lacks string   `json:"lacks"`
}

// RuleDefaults are minutes and hours that an event leaves at the defaults of a rule.
type RuleDefaults struct {
	Rule   string    `json:"rule"`
	Level  string    `json:"level"`
	Params []Default `json:"params"`
}

// Default is one of them.
type Default struct {
	Key   string `json:"key"`
	Value string `json:"value"`
}

// FindingCount is how many findings of a kind there are.
type FindingCount struct {
	Kind  inspect.Kind `json:"kind"`
	Count int          `json:"count"`
}

// RemarkCount is how many remarks a check has.
type RemarkCount struct {
	Check string `json:"check"`
	Name  string `json:"name"`
	Count int    `json:"count"`
}

// ReadOf returns what was read, by the account of the tables and a look through the event.
func ReadOf(a tables.Account, r *inspect.Report) Read {
	read := Read{
		Tables: []TableRead{}, Unused: []Unused{}, Taken: []Taken{}, Idle: lacks(r.Idle()), Partly: lacks(r.Partly()),
		Unseen: append([]string{}, inspect.Unseen(r.Rules)...), Decided: append([]string{}, r.Decided...), Defaults: []RuleDefaults{}, Found: []FindingCount{},
		Composition: []RemarkCount{},
	}
	if d := r.Demand; d != nil {
		read.Demand = &Demand{d.Attendees, d.Wishes, d.Counted, d.Pairs, d.Taken, append([]string{}, d.Without...)}
	}
	for _, t := range a.Tables {
		read.Tables = append(read.Tables, TableRead(t))
	}
	for _, u := range a.Unused {
		if !readFrom(a, r, u) {
			read.Unused = append(read.Unused, Unused(u))
		}
	}
	for _, t := range a.Taken {
		read.Taken = append(read.Taken, Taken{t.Place, t.Written, t.Meant, t.Rows})
	}
	for i := range r.Rules {
		x := &r.Rules[i]
		if x.Count == 0 || !x.General.Binds() {
			continue
		}
		d := RuleDefaults{Rule: x.Rule.ID, Level: x.General.Level.String()}
		for _, p := range x.Defaults() {
			d.Params = append(d.Params, Default(p))
		}
		if len(d.Params) > 0 {
			read.Defaults = append(read.Defaults, d)
		}
	}
	for _, kind := range inspect.Kinds() {
		if n := r.Count(kind); n > 0 {
			read.Found = append(read.Found, FindingCount{kind, n})
		}
	}
	for i := range r.Composition {
		if x := &r.Composition[i]; len(x.Remarks) > 0 {
			read.Composition = append(read.Composition, RemarkCount{x.Rule.ID, x.Rule.Name, len(x.Remarks)})
		}
	}
	return read
}

// readFrom reports whether a column of sessions that no reader knows was read by a check of the
// composition.
func readFrom(a tables.Account, r *inspect.Report, u tables.Unused) bool {
	sessions := slices.ContainsFunc(a.Tables, func(t tables.TableRead) bool { return t.Name == "sessions" && t.Place == u.Place })
	return sessions && u.Kind == "column" && slices.ContainsFunc(r.Composition, func(c composition.Check) bool { return slices.Contains(c.Columns, u.Name) })
}

func lacks(list []inspect.Lack) []Lack {
	made := []Lack{}
	for _, l := range list {
		if l.Lacks != "" { // else nothing in the event asks for them
			made = append(made, Lack(l))
		}
	}
	return made
}
