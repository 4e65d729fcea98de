package main

import (
	"bytes"
	"compress/gzip"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"programme/cmd/programme/internal/present"
	answer "programme/cmd/programme/internal/present/proved"
	"programme/cmd/programme/internal/term"
	"programme/model/check"
	"programme/model/exchange/sheets"
	"programme/model/tables"
	"programme/solver"
	"programme/solver/export"
	"programme/solver/export/certificate"
	"programme/solver/export/certificate/checker"
)

func (c *commands) verifyCommand() *cobra.Command {
	var inJSON bool
	cmd := &cobra.Command{
		Use:   "verify CERTIFICATE [EVENT]",
		Short: "check a certificate, and say what was checked and what rests on trust",
		Example: `  programme verify cert demo     the proofs, and that the formulas are those of demo
  programme verify cert          the proofs alone`,
		Long: `CERTIFICATE is a folder that prove wrote. The proofs are checked by a part of the program that
imports nothing of the rest and reads clauses with LRAT proofs, and sums. With EVENT the
formulas, what their variables say and the claims are made again from its tables and have to be the
same, byte for byte; a programme is judged again. Exit code 1: refused.`,
		Args: takes(1, 2, "a CERTIFICATE folder and perhaps an EVENT folder"),
		RunE: func(cmd *cobra.Command, args []string) error { return c.verify(cmd.Context(), args, inJSON) },
	}
	flagsFor(cmd, "Output", func(f *pflag.FlagSet) {
		f.BoolVar(&inJSON, "json", false, "answer in JSON instead of text")
	})
	return cmd
}

func (c *commands) verify(ctx context.Context, args []string, inJSON bool) error {
	v := &verifying{c: c, dir: args[0], left: mostRead}
	v.Head, v.Claims, v.Claimed, v.Checked, v.Missing, v.Ignored = present.HeadOf("verify"), []string{}, []string{}, []answer.Check{}, []string{}, []string{}
	v.Question.Changes = []string{}
	if len(args) > 1 {
		v.Compared, v.event = true, args[1]
	}
	v.Trust = answer.TrustOf(v.Compared)
	err := v.read()
	if err == nil {
		_, err = busy(ctx, c, "checking the certificate", func() (struct{}, error) { return struct{}{}, v.check(ctx) })
	}
	var refusal refusal
	switch {
	case errors.As(err, &refusal):
		v.Refused, v.Checked, v.Ignored = refusal.Error(), []answer.Check{}, []string{}
	case err != nil:
		return err
	default:
		v.Accepted, v.Question, v.Missing = true, v.of.Question, v.of.Missing
		if v.Compared {
			v.Claims = v.of.Claims
		} else {
			v.Claimed = v.of.Claims
		}
	}
	if inJSON {
		err = c.PrintJSON(v.Verified)
	} else {
		err = answer.ShowVerified(c.Console, v.of, &v.Verified)
	}
	if err == nil && !v.Accepted {
		return term.Outcome(term.ExitNo)
	}
	return err
}

// refusal is why a certificate is refused.
type refusal struct{ string }

func (r refusal) Error() string { return r.string }

func refuse(format string, args ...any) error { return refusal{fmt.Sprintf(format, args...)} }

// verifying is a certificate that is being checked.
type verifying struct {
	answer.Verified
	c     *commands
	dir   string
	event string // the folder; "" for none
	of    *answer.Certificate
	files map[string][]byte // as they were written, but not compressed
	left  int64             // bytes that may still be read or unpacked
}

// mostRead bounds what is read of a certificate, and unpacked, so that a few bytes cannot take all
// memory there is.
const mostRead = 1 << 31

// read reads certificate.json and the files that it has, which have to be as it lists them.
func (v *verifying) read() error {
	if err := v.readManifest(); err != nil {
		return err
	}
	names, err := v.of.Holds()
	if err != nil {
		return refuse("%s: %v", answer.Manifest, err)
	}
	v.files = map[string][]byte{}
	for _, f := range v.of.Files {
		if !slices.Contains(names, f.Name) {
			return refuse("%s lists %q, which is no file of a certificate of its parts", answer.Manifest, f.Name)
		}
		content, err := v.readFile(f.Name)
		if err != nil {
			return refuse("%v", term.Unreadable(f.Name, err))
		}
		if term.Sum(content) != f.SHA256 {
			return refuse("%s is not the file that %s lists: its sum is another", f.Name, answer.Manifest)
		}
		if strings.HasSuffix(f.Name, answer.Packed) {
			if content, err = v.unpacked(content); err != nil {
				return refuse("%s: %v", f.Name, err)
			}
		}
		v.files[f.Name] = content
	}
	for _, name := range names {
		if _, is := v.files[name]; !is {
			return refuse("%q is not listed in %s", name, answer.Manifest)
		}
	}
	return v.lookAround()
}

// readManifest reads certificate.json, which has to be written as prove writes it.
func (v *verifying) readManifest() error {
	v.of = &answer.Certificate{}
	content, err := v.readFile(answer.Manifest)
	if err != nil {
		return term.Advise(term.Unreadable(filepath.Join(v.dir, answer.Manifest), err), "name a folder that programme prove -o wrote")
	}
	strict := json.NewDecoder(bytes.NewReader(content))
	strict.DisallowUnknownFields()
	if err := strict.Decode(v.of); err != nil {
		return refuse("%s: %v", answer.Manifest, err)
	}
	switch n, m := len(v.of.Costs), len(v.of.Changes); {
	case !bytes.Equal(term.JSON(v.of), content):
		return refuse("%s is not written as prove writes it", answer.Manifest)
	case v.of.Head != present.HeadOf("prove"):
		return refuse("%s is of %q, version %d; this program knows certificates of version %d", answer.Manifest, v.of.Command, v.of.Version, present.AnswerVersion)
	case n != 0 && n != export.Tiers || m != 0 && m != 5:
		return refuse("%s has costs of %d tiers, or %d kinds of changes", answer.Manifest, n, m)
	case m > 0 && n == 0:
		return refuse("%s has changes of no programme", answer.Manifest)
	case !slices.Contains(provedCommands, v.of.Question.Command) || !slices.Contains(provedVerdicts, solver.Verdict(v.of.Verdict)):
		return refuse("%s is of an answer %q of %q, which is not certified", answer.Manifest, v.of.Verdict, v.of.Question.Command)
	}
	return nil
}

// provedVerdicts are the verdicts of which something is certified.
var provedVerdicts = []solver.Verdict{solver.Optimal, solver.Feasible, solver.Impossible}

// readFile reads a file of the folder; a link could be to anything.
func (v *verifying) readFile(name string) ([]byte, error) {
	path := filepath.Join(v.dir, name)
	found, err := os.Lstat(path)
	if err == nil && !found.Mode().IsRegular() {
		err = errors.New("it is not a plain file")
	}
	if err != nil {
		return nil, err
	}
	file, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer file.Close()
	return v.take(file)
}

// lookAround names what is in the folder besides the certificate.
func (v *verifying) lookAround() error {
	entries, err := os.ReadDir(v.dir)
	if err != nil {
		return term.Unreadable(v.dir, err)
	}
	for _, entry := range entries {
		if _, is := v.files[entry.Name()]; !is && entry.Name() != answer.Manifest {
			v.Ignored = append(v.Ignored, entry.Name())
		}
	}
	return nil
}

func (v *verifying) unpacked(content []byte) ([]byte, error) {
	r, err := gzip.NewReader(bytes.NewReader(content))
	if err != nil {
		return nil, err
	}
	return v.take(r)
}

// take reads all of r, as far as that is not too much.
func (v *verifying) take(r io.Reader) ([]byte, error) {
	content, err := io.ReadAll(io.LimitReader(r, v.left+1))
	if v.left -= int64(len(content)); err == nil && v.left < 0 {
		err = fmt.Errorf("a certificate has no more than %d bytes, unpacked", int64(mostRead))
	}
	return content, err
}

// check checks the proofs, then, with an event, that what they are about is what it says, and last
// that the claims follow.
func (v *verifying) check(ctx context.Context) error {
	for i := range v.of.Parts {
		if err := v.checkProof(&v.of.Parts[i]); err != nil {
			return err
		}
	}
	if v.event != "" {
		if err := v.compare(ctx); err != nil {
			return err
		}
	}
	if !slices.Equal(v.of.Claims, v.of.Conclude()) || len(v.of.Claims) == 0 {
		return refuse("the claims do not follow from the parts")
	}
	if !bytes.Equal(v.files[answer.ClaimFile], v.of.Claim()) {
		return refuse("%s is not what follows from %s", answer.ClaimFile, answer.Manifest)
	}
	return nil
}

// checkProof hands a formula and its proof to the checker.
func (v *verifying) checkProof(p *answer.Part) error {
	checks := checker.CheckLRAT
	if p.Kind == certificate.Sum {
		checks = checker.CheckSum
	}
	checked, err := checks(bytes.NewReader(v.files[p.Formula]), bytes.NewReader(v.files[p.Proof]))
	if err != nil {
		return refuse("%s with %s: %v", p.Formula, p.Proof, err)
	}
	v.Checked = append(v.Checked, answer.CheckOf(p, checked))
	return nil
}

// compare makes everything again from the event, which has to be as it was.
func (v *verifying) compare(ctx context.Context) error {
	q := &v.of.Question
	flags := &changedFlags{keep: q.Keep, change: q.Changes, freeze: freezeFlags{now: q.Now, what: q.Freeze}}
	if q.From != "" {
		flags.from = filepath.Join(v.dir, q.From)
	}
	in, err := v.c.readChanged(v.event, flags)
	if err != nil {
		if plain, bad := v.c.readEvent(v.event); bad == nil && reflect.DeepEqual(plain.files.stamp(), v.of.Input) {
			return refuse("what %s makes of the event cannot be made of it: %v", answer.Manifest, err)
		}
		return err
	}
	if !reflect.DeepEqual(in.files.stamp(), v.of.Input) || present.EventOf(in.event) != v.of.Event {
		return refuse("the certificate is about other tables than those of %q", v.event)
	}
	asked, ok, err := certificate.Of(ctx, in.book)
	if err != nil {
		return err
	} else if !ok {
		return solver.ErrStopped
	}
	if weighed := in.event.Baseline != nil && asked.Weighed(); v.of.Weighed != weighed {
		return refuse("people told are weighed by the event, and not in %s, or the other way round", answer.Manifest)
	}
	for i := range v.of.Parts {
		p := &v.of.Parts[i]
		text, err := asked.Text(p.Statement)
		switch {
		case err != nil:
			return refuse("part %d: %v", i+1, err)
		case !bytes.Equal(text.Formula, v.files[p.Formula]):
			return refuse("%s is not the formula that the event makes%s", p.Formula, v.otherTool())
		case !bytes.Equal(text.Map, v.files[p.Map]):
			return refuse("%s does not say what the formula of the event says", p.Map)
		case text.Sentence != p.Sentence:
			return refuse("part %d says %q, and its formula that %q", i+1, p.Sentence, text.Sentence)
		}
	}
	return v.judge(in, asked)
}

// otherTool says that another version of the program made the certificate: its formulas need not be
// those that this one makes.
func (v *verifying) otherTool() string {
	if this := present.ThisTool(); v.of.Tool.Version != this.Version {
		return fmt.Sprintf("; it was made by version %s, and this is %s", v.of.Tool.Version, this.Version)
	}
	return ""
}

// judge judges the programme, if the certificate has one.
func (v *verifying) judge(in *changed, asked *certificate.Asked) error {
	content, is := v.files[answer.Programme]
	if !is {
		return nil
	}
	p, _, err := tables.ReadProgramme(answer.Programme, bytes.NewReader(content), in.event)
	if err != nil {
		return refuse("%v", err)
	}
	judged := check.Programme(in.book, p)
	switch {
	case !bytes.Equal(sheets.Programme(in.event, p, sheets.Options{}).Content, content):
		return refuse("%s is not written as prove writes it", answer.Programme)
	case !judged.OK():
		return refuse("%s breaks hard rules: %s", answer.Programme, present.BrokenWords(judged))
	case !slices.Equal(judged.Cost[:], v.of.Costs):
		return refuse("%s costs %v, and not %v", answer.Programme, judged.Cost, v.of.Costs)
	case len(v.of.Changes) == 0:
		return nil
	}
	n, ok := asked.Changes(p)
	switch {
	case !ok:
		return refuse("%s counts changes, and the event has no earlier programme", answer.Manifest)
	case !slices.Equal(n[:], v.of.Changes):
		return refuse("%s changes %v, and not %v", answer.Programme, n, v.of.Changes)
	}
	return nil
}
