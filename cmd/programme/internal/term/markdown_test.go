package term

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

const markdownPage = "# A **page**\n\nSome `words` of a [link](there.md), long\nenough to break.\n\n- one of\n  two lines\n- two\n\n> said so\n\n```console\n$ programme   solve\n```\n\n| a | b |\n| --- | --- |\n| `x\\|y` | a\\_b |\n"

func TestMarkdownIsReadOnATerminal(t *testing.T) {
	con, out := sheet(t, 30)
	con.OutTerminal = true
	if err := con.Markdown(markdownPage); err != nil {
		t.Fatal(err)
	}
	con.Out.Flush()
	want := `A page

Some words of a link, long
enough to break.

- one of two lines
- two

  said so

    $ programme   solve

┌─────┬─────┐
│ a   │ b   │
├─────┼─────┤
│ x|y │ a_b │
└─────┴─────┘
`
	if diff := cmp.Diff(want, out.String()); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

func TestMarkdownStaysMarkdownInAPipe(t *testing.T) {
	con, out := sheet(t, 30)
	if err := con.Markdown(markdownPage); err != nil {
		t.Fatal(err)
	}
	con.Out.Flush()
	if out.String() != markdownPage {
		t.Errorf("got\n%s", out)
	}
}
