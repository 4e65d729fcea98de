// Package scenario is what-if asked many times, on one machine or on many. A [Scenario] is
// changes under a name, a [List] is scenarios of one [Question], [Results] is the file that
// keeps their answers. What a scenario is asked of, and what it asks, is its key, so that
// whoever has the key of an answer knows what it is the answer to, wherever it was found.
//
// The truth is the list minus what the file has: nothing else says what is left to do.
package scenario
