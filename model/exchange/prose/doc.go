// Package prose reads what planners write of sessions and people, plain text or Markdown,
// and writes it for a page or as plain text. It is the one home of the Markdown library.
//
// Nobody checks such text, so little of it counts: paragraphs, line breaks, emphasis, lists,
// quotations, code, headings (which become emphasis, since they would upset the outline of
// the page around them) and links. HTML in it is text like any other. A picture is never
// loaded: its words stand for it.
package prose
