package prose_test

import (
	"regexp"
	"strings"
	"testing"

	"programme/model"
	"programme/model/exchange/prose"
)

func TestProse(t *testing.T) {
	tests := []struct{ name, source, html, text string }{
		{"plain", "One line.", "<p>One line.</p>", "One line."},
		{"nothing", " \n ", "", ""},
		{"line breaks count", "One\nTwo\n\nThree", "<p>One<br>\nTwo</p>\n<p>Three</p>", "One\nTwo\n\nThree"},
		{"emphasis", "*a* **b** _c_ 3*4*5", "<p><em>a</em> <strong>b</strong> <em>c</em> 3<em>4</em>5</p>", "a b c 345"},
		{"a heading is no heading of the page", "# Top\ntext", "<p><strong>Top</strong></p>\n<p>text</p>", "Top\n\ntext"},
		{"list", "Points:\n- a\n- b *c*", "<p>Points:</p>\n<ul>\n<li>a</li>\n<li>b <em>c</em></li>\n</ul>", "Points:\n\n- a\n- b c"},
		{"numbers", "3. a\n4. b\n   - c", "<ol start=\"3\">\n<li>a</li>\n<li>b<ul>\n<li>c</li>\n</ul>\n</li>\n</ol>", "3. a\n4. b\n   - c"},
		{"quotation", "> a\n> b", "<blockquote>\n<p>a<br>\nb</p>\n</blockquote>", "a\nb"},
		{"code", "`<b>` and\n```\nx < y\n```", "<p><code>&lt;b&gt;</code> and</p>\n<pre><code>x &lt; y</code></pre>", "<b> and\n\nx < y"},
		{"blanks in front are no code", "    far in", "<p>far in</p>", "far in"},
		{"a link", "[our *page*](https://example.org/a?b=c&d)", `<p><a href="https://example.org/a?b=c&amp;d">our <em>page</em></a></p>`, "our page (https://example.org/a?b=c&d)"},
		{"an address", "see https://example.org/x.", `<p>see <a href="https://example.org/x">https://example.org/x</a>.</p>`, "see https://example.org/x."},
		{"mail", "<zoe@example.org>", `<p><a href="mailto:zoe@example.org">zoe@example.org</a></p>`, "zoe@example.org"},
		{"references", "AT&T &amp; &lt;b&gt; \\*a\\* &#65;", "<p>AT&amp;T &amp; &lt;b&gt; *a* A</p>", "AT&T & <b> *a* A"},
		{"escaped reference", `\&lt;`, "<p>&amp;lt;</p>", "&lt;"},
		{"HTML is text", "<script>alert(1)</script>\n<b onclick='x'>y</b>", "<p>&lt;script&gt;alert(1)&lt;/script&gt;<br>\n&lt;b onclick=&#39;x&#39;&gt;y&lt;/b&gt;</p>", "<script>alert(1)</script>\n<b onclick='x'>y</b>"},
		{"a block of HTML too", "<div>\n*a*\n</div>", "<p>&lt;div&gt;<br>\n<em>a</em><br>\n&lt;/div&gt;</p>", "<div>\na\n</div>"},
		{"a link that is a program", "[a](javascript:alert(1)) [b](data:text/html,x) <javascript:alert(2)> [c](//example.org) [d](/x)", "<p>a b javascript:alert(2) c d</p>", "a b javascript:alert(2) c d"},
		{"a program in disguise", "[a](java&#115;cript:alert(1)) [b](&#1;javascript:x) [c](JaVaScRiPt:x) [d](https:javascript)", "<p>a b c d</p>", "a b c d"},
		{"a title is dropped", `[a](https://example.org "onmouseover=x")`, `<p><a href="https://example.org">a</a></p>`, "a (https://example.org)"},
		{"a quote in an address", `[a](https://example.org/"x)`, `<p><a href="https://example.org/%22x">a</a></p>`, "a (https://example.org/%22x)"},
		{"a picture is its words", "![the **hall**](https://example.org/hall.png)", "<p>the <strong>hall</strong></p>", "the hall"},
		{"a link in a link", "[see https://example.org/a](https://example.org/b)", `<p><a href="https://example.org/b">see https://example.org/a</a></p>`, "see https://example.org/a (https://example.org/b)"},
		{"other letters", "[شعار](https://example.org/شعار)", `<p><a href="https://example.org/%D8%B4%D8%B9%D8%A7%D8%B1">شعار</a></p>`, "شعار (https://example.org/%D8%B4%D8%B9%D8%A7%D8%B1)"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if got := string(prose.HTML(tt.source)); got != tt.html {
				t.Errorf("HTML:\n%s\nwant\n%s", got, tt.html)
			}
			if got := prose.Text(tt.source); got != tt.text {
				t.Errorf("text:\n%s\nwant\n%s", got, tt.text)
			}
		})
	}
}

// Elements that HTML may write, each as it may be written.
var (
	element = regexp.MustCompile(`<[^>]*>`)
	allowed = regexp.MustCompile(`^<(/?(p|em|strong|ul|ol|li|blockquote|pre|code|a)|br|hr|ol start="[0-9]+"|a href="([^"<>]*)")>$`)
)

// Whatever is written, the page has only elements that do nothing, each closed, and only
// links to pages and mail.
func FuzzHTML(f *testing.F) {
	for _, seed := range []string{
		"*a* [b](https://example.org) <script>", "1. a\n   - b\n\n     c", "> > ```\n<x>", "[a](javascript:x)", "![x](y)", "# a\n---\nb\n===", "<a@b.c> http://x.y/<z>", "[[a](http://b.c)](http://d.e)", "\x00&#0;&#x202e;",
	} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, source string) {
		prose.Text(source)
		html := string(prose.HTML(source))
		var open []string
		for _, tag := range element.FindAllString(html, -1) {
			m := allowed.FindStringSubmatch(tag)
			if m == nil {
				t.Fatalf("%q in %q", tag, html)
			}
			name := strings.Fields(strings.Trim(tag, "</>"))[0]
			switch {
			case name == "br" || name == "hr":
			case strings.HasPrefix(tag, "</"):
				if len(open) == 0 || open[len(open)-1] != name {
					t.Fatalf("%q closes nothing in %q", tag, html)
				}
				open = open[:len(open)-1]
			default:
				open = append(open, name)
			}
			if to := m[3]; to != "" && !strings.HasPrefix(strings.ToLower(to), "mailto:") && model.BadAddress(strings.ReplaceAll(strings.ReplaceAll(to, "&amp;", "&"), "&#39;", "'")) != "" {
				t.Fatalf("a link to %q", to)
			}
		}
		if len(open) > 0 {
			t.Fatalf("%q are not closed in %q", open, html)
		}
	})
}
