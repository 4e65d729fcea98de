// Package versions says what was published of an event, version by version: which state
// each placement has then, how many people were told of it, and how a version differs from
// what it replaced. Each is kept whole in a folder of the event of its own, published/1,
// published/2 and so on.
package versions
