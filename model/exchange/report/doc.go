// Package report writes the planners' report on a programme: how the rooms are used,
// who carries the load, at which hours people online are asked to be awake, how themes,
// groups and regions spread over the days, what the programme costs by which rule, and what
// was remarked on what sessions consist of.
//
// It is one HTML file without a script. Charts are SVG with a title, a description and
// their numbers in a table below.
package report
