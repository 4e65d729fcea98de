package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"net"
	"path/filepath"
	"strings"
	"time"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"programme/cmd/programme/internal/present"
	"programme/cmd/programme/internal/queue"
	"programme/cmd/programme/internal/scenario"
	"programme/cmd/programme/internal/term"
	"programme/model/rules"
)

// defaultEffort bounds each scenario that serve has answered, unless --effort says otherwise.
const defaultEffort = 1_000_000

// queueSuffix comes to the name of the file of results for the folder of the server in this process.
const queueSuffix = ".queue"

type serveOptions struct {
	whatIfOptions
	nats   natsFlags
	listen string
	store  string // folder of the embedded server; "" beside the results
}

func (c *commands) serveCommand() *cobra.Command {
	o := serveOptions{whatIfOptions: whatIfOptions{by: choice{word: "session"}, moved: -1, told: -1}}
	cmd := &cobra.Command{
		Use:   "serve EVENT --scenarios FILE --results FILE",
		Short: "have what-if answered by workers on many machines",
		Example: `  programme serve demo --from out/programme.csv --scenarios many.txt --results many.jsonl
  programme serve demo --every "person away" --pairs --results pairs.jsonl --listen 10.0.0.5:4222
  programme serve demo --scenarios many.txt --results many.jsonl --nats nats://cluster:4222 --creds me.creds
  programme work --nats many.jsonl.queue/address       a worker on this machine, or one that sees the file`,
		Long: `The answer is that of what-if with the same scenarios, and so is the file of results, byte
for byte; programme work answers them, on this machine or on others, as many as like. Each
worker gets the files of EVENT and the programme by way of the server.

The server is one of NATS with JetStream: one in this process, or one that is there (--nats).
The one in this process listens to this machine alone unless --listen says otherwise; its
address, in which is a token that lets workers in, stands in RESULTS.queue/address. What goes
over a network is secret with --tls-cert and --tls-key alone.

What has no answer in RESULTS is asked. Ctrl-C, or the end of a machine, loses no answer: the
same command goes on, with the same address, and workers find it by themselves. Workers can
come and go. A scenario that had no answer when its worker was gone is asked of another; if
both answer, the two are compared, and a difference is a fault of ours (exit 5).

Each scenario is bounded by --effort, which is the same on every machine. What takes longer
than --time all the same is left without an answer: then it is named, the exit code is 4, and
the same command, perhaps with more time, goes on with it.`,
		Args: takes(1, 1, "an EVENT folder"),
		RunE: func(cmd *cobra.Command, args []string) error {
			given := cmd.Flags().Changed
			if err := o.serveConflict(given); err != nil {
				return usage(cmd, err)
			}
			return c.serve(cmd.Context(), args[0], o)
		},
	}
	flagsFor(cmd, "What is asked", func(f *pflag.FlagSet) {
		o.many.define(f)
		f.StringVar(&o.results, "results", "", "keep the answer to each scenario in `FILE`, and take from it what was answered before")
		f.StringVar(&o.from, "from", "", "change this `PROGRAMME`, a table, as little as can be (default: the event's baseline.csv)")
		o.defineKeep(f, "the programme")
		f.IntVar(&o.moved, "max-moved", -1, "move or drop at most `N` sessions (default: no limit)")
		f.IntVar(&o.told, "max-told", -1, "tell at most `N` people (default: no limit)")
	})
	flagsFor(cmd, "Where workers find it", func(f *pflag.FlagSet) {
		f.StringVar(&o.listen, "listen", "", "listen at `ADDRESS`, host:port, perhaps after user:password@ (default: a free port of 127.0.0.1)")
		f.StringVar(&o.store, "store", "", "keep what the server in this process has in `DIR` (default: RESULTS.queue, until all is answered)")
		o.nats.define(f, "use the NATS servers at `URL`, like nats://host:4222 (default: one in this process)")
	})
	flagsFor(cmd, "How long", func(f *pflag.FlagSet) {
		f.Int64Var(&o.effort, "effort", defaultEffort, fmt.Sprintf("stop each question after `N` units of work, the same on every machine (default %d)", defaultEffort))
		f.Var(&o.time, "time", "leave a scenario without an answer after this long, like 5s or 10m (default: never)")
		f.Uint64Var(&o.seed, "seed", 1, "another `N` may find another programme that changes as little (default 1)")
	})
	flagsFor(cmd, "Output", func(f *pflag.FlagSet) {
		f.BoolVar(&o.json, "json", false, "answer in JSON instead of tables")
	})
	return cmd
}

// serveConflict says which flags are missing, or do not go together.
func (o *serveOptions) serveConflict(given func(flag string) bool) error {
	switch {
	case o.effort < 1:
		return errors.New("--effort is a number of units of work, at least 1")
	case given("max-moved") && o.moved < 0 || given("max-told") && o.told < 0:
		return errors.New("--max-moved and --max-told are numbers of at least 0")
	case !o.many.asked():
		return errors.New("there is nothing to ask; name a file with --scenarios, or make some with --every")
	case o.results == "":
		return errors.New("answers need a file; name one with --results")
	case o.from == "-":
		return errors.New("workers need the programme, too; name a file with --from")
	case o.nats.url != "" && (o.listen != "" || o.store != ""):
		return errors.New("--listen and --store are about the server in this process; leave them out with --nats")
	case o.nats.url == "" && o.nats.creds != "":
		return errors.New("--creds lets us in at --nats; name that too")
	case o.nats.url == "" && o.nats.ca != "" && o.nats.cert == "":
		return errors.New("a server asks for certificates of --tls-ca with one of its own; name --tls-cert and --tls-key")
	}
	return errors.Join(o.many.conflict(), o.nats.conflict())
}

func (c *commands) serve(ctx context.Context, path string, o serveOptions) error {
	line := c.Progress()
	w, err := c.readWhatIf(path, o.whatIfOptions)
	if err != nil {
		return err
	}
	c.showRead(w.in)
	if o.from == "" {
		c.noteDrafts(w.in, w.from)
	}
	list, err := c.listScenarios(w, &w.o.many)
	if err != nil {
		return err
	}
	kept, err := scenario.Open(o.results, list)
	if err != nil {
		return err
	}
	if len(kept.Missing()) > 0 {
		if err := c.distribute(ctx, w, list, kept, &o, line); err != nil {
			return errors.Join(err, kept.Close()) // each line is on stable storage
		}
	} else if err := queue.Clear(o.results + queueSuffix); err != nil { // killed after its last answer
		return errors.Join(err, kept.Close())
	}
	// All answers are there, but for what takes too long: what is left is to compare them, as for
	// what-if.
	return c.answerList(ctx, w, list, kept, line, func() {})
}

// distribute has the scenarios answered that are missing.
func (c *commands) distribute(ctx context.Context, w *whatIf, list *scenario.List, kept *scenario.Results, o *serveOptions, line *term.ProgressLine) error {
	blob, err := w.pack(c.columns.file)
	if err != nil {
		return err
	}
	job := queue.Job{Version: workVersion(), Blob: blob, Limit: o.time.Duration}
	for i := range list.Scenarios {
		job.Tasks = append(job.Tasks, queue.Task{Key: list.Key(i), Content: taskOf(&list.Scenarios[i])})
	}
	access, embedded, err := c.reach(o)
	if err != nil {
		return err
	}
	if embedded != nil {
		defer embedded.Close()
	}
	drawn := pace{all: len(list.Scenarios), began: time.Now()}
	drawn.kept = drawn.all - len(kept.Missing())
	server, err := queue.Serve(ctx, access, embedded, job, queue.ServerOptions{
		Keep:  func(key string, result []byte) error { return keepResult(kept, key, result) },
		Known: func(key string) bool { _, there := kept.Have(key); return there },
		Say:   func(text string) { c.Aside(line, text) },
		Progress: func(p queue.Progress) {
			drawn.done = p.Done
			line.Say(drawn.words(time.Now()) + "; " + workersWords(p))
		},
	})
	if err != nil {
		return stoppedOr(ctx, err)
	}
	defer server.Close()
	err = server.Run(ctx)
	var fault *queue.Fault
	switch {
	case errors.As(err, &fault):
		_ = server.End(ctx, fault)
		return blamed(fault, faultOf(list, fault))
	case ctx.Err() != nil:
		line.Clear()
		c.Note("interrupted: %d of %s answered", len(list.Scenarios)-len(kept.Missing()), rules.Count(len(list.Scenarios), "scenario", "scenarios"))
		if !c.Quiet {
			c.Hint("the same command goes on with the others; workers wait for it")
		}
		return term.Outcome(term.ExitUnknown)
	case err != nil && term.HintOf(err) == "":
		return term.Advise(err, "what was answered is kept; run this again to go on from there")
	case err != nil:
		return err
	}
	w.late = map[string]bool{}
	for _, i := range kept.Missing() {
		w.late[list.Key(i)] = server.Late(list.Key(i))
	}
	if err := server.End(ctx, nil); err != nil {
		c.Aside(line, err.Error()) // all is answered and kept
	}
	if embedded == nil {
		return nil
	}
	server.Close()
	return embedded.Remove()
}

// reach returns how the NATS server is reached: one that is there, or one in this process,
// which is started.
func (c *commands) reach(o *serveOptions) (queue.Access, *queue.Embedded, error) {
	if o.nats.url != "" {
		address, err := o.nats.address()
		return o.nats.access(address), nil, err
	}
	where := queue.Listen{Address: o.listen, Dir: o.store, CA: o.nats.ca, Cert: o.nats.cert, Key: o.nats.key}
	if where.Address == "" {
		where.Address = "127.0.0.1:0"
	}
	if where.Dir == "" {
		where.Dir = o.results + queueSuffix
	}
	embedded, err := queue.Embed(where)
	if err != nil {
		return queue.Access{}, nil, err
	}
	file := filepath.ToSlash(filepath.Join(where.Dir, queue.AddressFile))
	c.Note("workers: programme work --nats %s", present.QuotedPath(file))
	if host, _, err := net.SplitHostPort(o.listen[strings.LastIndex(o.listen, "@")+1:]); err == nil && !loopback(host) {
		c.Note("on other machines they need the address that is in it; whoever has that is let in")
		if where.Cert == "" {
			c.Note("whoever sees the network sees the event and that address; --tls-cert and --tls-key make them secret")
		}
	}
	return embedded.Access(), embedded, nil
}

// loopback reports whether nobody but this machine reaches a host.
func loopback(host string) bool {
	ip := net.ParseIP(host)
	return host == "localhost" || ip != nil && ip.IsLoopback()
}

// keepResult keeps what a worker has answered.
func keepResult(kept *scenario.Results, key string, result []byte) error {
	var a scenario.Answer
	if err := json.Unmarshal(result, &a); err != nil {
		return fmt.Errorf("a worker has answered with something else: %w", err)
	}
	return kept.Put(key, a)
}

// faultOf says which scenario a fault is of.
func faultOf(list *scenario.List, fault *queue.Fault) error {
	for i := range list.Scenarios {
		if list.Key(i) == fault.Key {
			return fmt.Errorf("worker %s, scenario %q: %s", fault.Worker, list.Scenarios[i].Name, fault.Text)
		}
	}
	return fault
}

// stoppedOr returns that the run was stopped, where it was.
func stoppedOr(ctx context.Context, err error) error {
	if ctx.Err() != nil {
		return term.Outcome(term.ExitUnknown)
	}
	return err
}

// workersWords says who is at work, and what that was too long for: "4 workers, 8 at a time; 2 took
// too long".
func workersWords(p queue.Progress) string {
	words := "no worker yet"
	if p.Workers > 0 {
		words = fmt.Sprintf("%s, %d at a time", rules.Count(p.Workers, "worker", "workers"), p.Lanes)
	}
	if p.Late > 0 {
		words += fmt.Sprintf("; %d took too long", p.Late)
	}
	return words
}
