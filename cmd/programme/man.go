package main

import (
	"fmt"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"programme/cmd/programme/internal/term"
	"programme/model/tables"
)

// manCommand writes the help of every command as pages for man, for those who package the
// program; .ci/install calls it.
func (c *commands) manCommand() *cobra.Command {
	return &cobra.Command{
		Use: "man DIR", Hidden: true,
		Short:   "write pages for man",
		Example: "  programme man ~/.local/share/man/man1",
		Args:    takes(1, 1, "one DIR"),
		RunE: func(cmd *cobra.Command, args []string) error {
			to := c.Target(args[0])
			defer to.Close()
			files := []tables.File{manPage(cmd.Root())}
			for _, sub := range cmd.Root().Commands() {
				if !sub.Hidden {
					files = append(files, manPage(sub))
				}
			}
			if err := to.Write(files); err != nil {
				return err
			}
			c.Printf("written: %d pages into %s\n", len(files), args[0])
			return nil
		},
	}
}

// manPage returns the page of a command, in the macros of man(7).
func manPage(cmd *cobra.Command) tables.File {
	name := strings.ReplaceAll(cmd.CommandPath(), " ", "-")
	var b strings.Builder
	section := func(title string) { fmt.Fprintf(&b, ".SH %s\n", strings.ToUpper(title)) }
	verbatim := func(text string) { fmt.Fprintf(&b, ".nf\n%s\n.fi\n", inRoff(strings.Trim(text, "\n"))) }
	fmt.Fprintf(&b, ".TH %s 1\n", strings.ToUpper(name))
	section("name")
	fmt.Fprintf(&b, "%s \\- %s\n", inRoff(name), inRoff(cmd.Short))
	section("synopsis")
	if cmd.HasSubCommands() {
		b.WriteString(".B programme\nCOMMAND [flags]\n")
	} else {
		fmt.Fprintf(&b, ".B %s\n%s\n", inRoff(cmd.CommandPath()), inRoff(strings.TrimPrefix(cmd.Use, cmd.Name()+" ")+" [flags]"))
	}
	if cmd.Long != "" {
		section("description")
		verbatim(cmd.Long)
	}
	section("examples")
	verbatim(cmd.Example)
	if cmd.HasSubCommands() {
		section("commands")
		for _, sub := range cmd.Commands() {
			if !sub.Hidden {
				fmt.Fprintf(&b, ".TP\n.B %s\n%s\n", inRoff(sub.Use), inRoff(sub.Short))
			}
		}
	}
	for _, heading := range headings(cmd) {
		section(heading)
		eachFlag(cmd, func(f *pflag.Flag) {
			if headingOf(f) == heading {
				_, text := pflag.UnquoteUsage(f)
				fmt.Fprintf(&b, ".TP\n.B %s\n%s\n", inRoff(strings.TrimSpace(flagName(f))), inRoff(text))
			}
		})
	}
	section("exit status")
	verbatim(term.ExitCodes)
	section("see also")
	b.WriteString("programme help: the pages of the manual\n")
	return tables.File{Name: name + ".1", Content: []byte(b.String())}
}

// inRoff returns text as roff prints it as it is.
func inRoff(text string) string {
	lines := strings.Split(strings.NewReplacer(`\`, `\e`, "-", `\-`).Replace(text), "\n")
	for i, line := range lines {
		if strings.HasPrefix(line, ".") || strings.HasPrefix(line, "'") {
			lines[i] = `\&` + line
		}
	}
	return strings.Join(lines, "\n")
}
