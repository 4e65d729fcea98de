package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"runtime"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"programme/cmd/programme/internal/present"
	"programme/cmd/programme/internal/queue"
	"programme/cmd/programme/internal/scenario"
	"programme/cmd/programme/internal/term"
	"programme/model/change"
	"programme/model/rules"
)

type workOptions struct {
	nats     natsFlags
	parallel int
	wait     duration
}

func (c *commands) workCommand() *cobra.Command {
	var o workOptions
	cmd := &cobra.Command{
		Use:   "work",
		Short: "answer scenarios for programme serve",
		Example: `  programme work --nats many.jsonl.queue/address
  programme work --nats nats://TOKEN@10.0.0.5:4222 --parallel 2
  programme work --nats tls://cluster:4222 --creds me.creds --wait 10m`,
		Long: `It waits for a server, answers what is served there until that is over, and ends. While
the server is away it waits for it to come back. For a file with its address it waits with
--wait alone. It reads no file of the event and leaves
none: what is asked comes from the server, and the answers go there.

Ctrl-C ends it, and what it was at is given to another worker; so it is, a little later,
where the worker is killed or cut off. A server of another version of programme, or of
another event than the one that this worker began with, gets nothing from it.`,
		Args: takes(0, 0, "no argument"),
		RunE: func(cmd *cobra.Command, _ []string) error {
			if cmd.Flags().Changed("parallel") && (o.parallel < 1 || o.parallel > mostWorkers) {
				return usage(cmd, fmt.Errorf("--parallel is a number from 1 to %d", mostWorkers))
			}
			if err := o.nats.conflict(); err != nil {
				return usage(cmd, err)
			}
			return c.work(cmd.Context(), o)
		},
	}
	flagsFor(cmd, "Where the server is", func(f *pflag.FlagSet) {
		o.nats.define(f, "work for what is served at `URL`, like nats://host:4222, or at the address in that file (default: NATS_URL, else nats://127.0.0.1:4222)")
		f.Var(&o.wait, "wait", "end if there is no server for this long, like 90s or 10m (default: never)")
	})
	flagsFor(cmd, "How much at a time", func(f *pflag.FlagSet) {
		f.IntVar(&o.parallel, "parallel", 0, "answer `N` scenarios at a time (default: one a processor)")
	})
	flagsFor(cmd, "How much memory", c.memory.define)
	return cmd
}

func (c *commands) work(ctx context.Context, o workOptions) error {
	say := func(text string) { c.Aside(nil, text) }
	o.nats.await(ctx, o.wait.Duration, say)
	address, err := o.nats.address()
	if err != nil {
		return err
	}
	if o.parallel == 0 {
		o.parallel = runtime.GOMAXPROCS(0)
	}
	done, err := queue.Work(ctx, o.nats.access(address), queue.WorkerOptions{
		Version: workVersion(), Lanes: o.parallel, Wait: o.wait.Duration,
		Open: openWork, Say: say,
	})
	count := rules.Count(done, "scenario", "scenarios")
	var fault *queue.Fault
	switch {
	case err == nil:
		c.Note("it is over; %s answered here", count)
		return nil
	case ctx.Err() != nil:
		c.Note("interrupted; %s answered here", count)
		return nil
	case errors.As(err, &fault):
		return blamed(fault, fault)
	}
	return err
}

// blamed returns what ended a run, which is our own fault unless what was asked is at fault.
func blamed(fault *queue.Fault, said error) error {
	if fault.Asked {
		return said
	}
	return term.OurFault(said)
}

// workVersion is what server and workers have to agree in: answers are equal byte for byte then.
func workVersion() string { return "programme " + present.Version() + " " + present.GoVersion() }

// task is how a scenario travels.
type task struct {
	Name  string   `json:"scenario"`
	Asked []string `json:"asked"`
}

func taskOf(s *scenario.Scenario) []byte {
	text, err := json.Marshal(task{s.Name, s.Asked()})
	if err != nil {
		panic("scenario cannot be written as JSON: " + err.Error())
	}
	return text
}

// openWork reads what is served, once, and returns what answers scenarios of it.
func openWork(content []byte) (queue.Handler, error) {
	w, err := unpack(content)
	if err != nil {
		return nil, err
	}
	q := w.question()
	return func(ctx context.Context, key string, content []byte) ([]byte, error) {
		var t task
		if err := json.Unmarshal(content, &t); err != nil {
			return nil, &queue.Fault{Text: "what is asked cannot be read: " + err.Error()}
		}
		if q.Key(t.Asked) != key {
			return nil, &queue.Fault{Text: "what is asked is not what its key names"}
		}
		changes, err := change.ParseArguments(t.Asked, w.in.event)
		if err != nil {
			return nil, &queue.Fault{Text: "what is asked is no change of the event: " + err.Error()}
		}
		a, err := w.askScenario(ctx, &scenario.Scenario{Name: t.Name, Changes: changes})
		var own term.OwnFault
		switch {
		case errors.As(err, &own):
			return nil, &queue.Fault{Text: err.Error()}
		case err != nil && ctx.Err() != nil:
			return nil, context.Cause(ctx)
		case err != nil: // it would end every other worker likewise
			return nil, &queue.Fault{Text: err.Error(), Asked: true}
		case a.Stopped == byInterrupt:
			return nil, context.Cause(ctx)
		}
		return json.Marshal(a)
	}, nil
}
