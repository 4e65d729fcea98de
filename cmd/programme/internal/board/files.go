package board

import (
	"context"
	"errors"
	"fmt"
	"path/filepath"
	"slices"
	"strings"

	"programme/cmd/programme/internal/present"
	"programme/model"
)

// Write writes the programme into a folder.
func (b *Board) Write(w Write) (*Answer, error) {
	if isEmpty(w.Dir) {
		return nil, errors.New("name a folder to write into")
	}
	files, command, err := b.writeAt(w)
	if err != nil {
		return nil, err
	}
	x := b.done("written into " + w.Dir)
	x.Files, x.Command = files, command
	return x, nil
}

// writeAt writes the programme of a state, and remembers which file has it.
func (b *Board) writeAt(w Write) (files []string, command string, err error) {
	b.mu.Lock()
	defer b.mu.Unlock()
	c, err := b.at(w.Number)
	if err != nil {
		return nil, "", err
	}
	for i := range c.report.Violations {
		if v := &c.report.Violations[i]; v.Level == model.Hard && !v.AsksForPlace() {
			return nil, "", fmt.Errorf("the programme breaks hard rules, the first of them %s: %s", v.Rule, v.Sentence)
		}
	}
	now := b.history.now()
	command = b.command(now) + " -o " + present.QuotedPath(w.Dir)
	if files, err = b.write(c, w.Dir, w.Overwrite); err != nil {
		return nil, "", err
	}
	written := &fileEntry{State: now.Number, Path: filepath.ToSlash(filepath.Join(w.Dir, "programme.csv"))}
	return files, command, b.keepFile(written)
}

// keepFile notes that a file has the programme of a state; the caller holds the lock.
func (b *Board) keepFile(f *fileEntry) error {
	if err := b.journal.write(&entry{File: f}); err != nil {
		return err
	}
	b.history.keepFile(f)
	return nil
}

// write writes what the board shows into a folder; the caller holds the lock.
func (b *Board) write(c *scene, dir string, overwrite bool) ([]string, error) {
	from, file := &model.Programme{}, ""
	for s := b.history.now(); s != nil; s = b.history.states[s.From] {
		if file = b.history.read(s); file != "" {
			from, _ = programmeOf(c.book.Event(), b.history.placements(s.Number))
			break
		}
	}
	return b.commands.Write(dir, overwrite, &Written{Book: c.book, From: from, File: file, Changes: c.changes, Programme: c.programme})
}

// ownFolder is where the board writes a programme for the commands to read, beside the journal.
func (b *Board) ownFolder() string { return filepath.Join(filepath.Dir(b.commands.Journal()), "board") }

// runOn runs a command on the programme that the board shows, whatever that breaks: it is for the
// command to refuse it.
func (b *Board) runOn(ctx context.Context, number int, args func(file string) []string) (out []byte, said []string, err error) {
	b.mu.Lock()
	defer b.mu.Unlock()
	c, err := b.at(number)
	if err != nil {
		return nil, nil, err
	}
	if _, err := b.write(c, b.ownFolder(), true); err != nil {
		return nil, nil, err
	}
	return b.commands.Run(ctx, args(filepath.Join(b.ownFolder(), "programme.csv"))...)
}

// Publish makes the programme the baseline, as the command does.
func (b *Board) Publish(ctx context.Context, p Publish) (*Answer, error) {
	given := []string{"publish", b.commands.Path()}
	flags := []string{}
	for _, f := range []struct{ name, value string }{{"state", p.State}, {"sessions", p.Sessions}, {"now", p.Now}} {
		if f.value != "" {
			flags = append(flags, "--"+f.name, f.value)
		}
	}
	if p.Overwrite {
		flags = append(flags, "--force")
	}
	out, said, err := b.runOn(ctx, p.Number, func(file string) []string { return slices.Concat(given, []string{file}, flags) })
	if err != nil {
		return nil, commandError(err, said)
	}
	b.mu.Lock()
	err = b.keepFile(&fileEntry{State: p.Number, Path: b.commands.Baseline(), Published: true})
	b.mu.Unlock()
	if err != nil {
		return nil, err
	}
	b.Reread()
	done, _, _ := strings.Cut(string(out), "\n")
	x := &Answer{Done: done, Notes: append([]string{}, said...), Files: []string{}, Command: commandWords(slices.Concat(given, []string{filepath.Join(b.ownFolder(), "programme.csv")}, flags))}
	x.State = b.State()
	return x, nil
}

// Export writes the programme in a foreign format to a path, as the command does.
func (b *Board) Export(ctx context.Context, x Export) (*Answer, error) {
	if isEmpty(x.To) {
		return nil, errors.New("name a file or a folder to write to")
	}
	format, err := b.format(x.Format)
	if err != nil {
		return nil, err
	}
	args := func(file string) []string {
		list := slices.Concat([]string{"export", b.commands.Path(), file}, format.Flags, []string{"-o", x.To})
		if x.Overwrite {
			list = append(list, "--force")
		}
		return list
	}
	out, said, err := b.runOn(ctx, x.Number, args)
	if err != nil {
		return nil, commandError(err, said)
	}
	return &Answer{Done: strings.TrimSpace(string(out)), Notes: append([]string{}, said...), Files: []string{x.To}, Command: commandWords(args("programme.csv"))}, nil
}

// Download returns the programme in a foreign format of one file.
func (b *Board) Download(ctx context.Context, number int, name string) ([]byte, error) {
	format, err := b.format(name)
	if err != nil {
		return nil, err
	}
	out, said, err := b.runOn(ctx, number, func(file string) []string {
		return slices.Concat([]string{"export", b.commands.Path(), file}, format.Flags, []string{"-o", "-"})
	})
	if err != nil {
		return nil, commandError(err, said)
	}
	return out, nil
}

// format returns the format of that name.
func (b *Board) format(name string) (Format, error) {
	formats := b.commands.Formats()
	at := slices.IndexFunc(formats, func(f Format) bool { return f.Name == name })
	if at < 0 {
		return Format{}, fmt.Errorf("there is no format %q", name)
	}
	return formats[at], nil
}

// saidError is an error of a command, with what it said besides.
type saidError struct {
	error
	said []string
}

func commandError(err error, said []string) error { return saidError{err, said} }

// commandWords are arguments as a command line.
func commandWords(args []string) string {
	words := "programme"
	for _, a := range args {
		words += " " + present.QuotedPath(a)
	}
	return words
}
