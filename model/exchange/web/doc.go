// Package web writes a programme as one HTML file that needs no network.
//
// The file is whole without its script: every session by day, in a list and in a grid a
// day, with times on the venue's clock. The script adds search, filters, the reader's
// own clock, stars with a calendar file, door signs and slips. It is read from pieces
// under assets, as is the style, and is allowed by its digest alone: a policy in the
// file forbids whatever else the file would load, run or send.
package web
