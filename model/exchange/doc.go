// Package exchange holds what the writers of foreign formats share. Each format has a
// package of its own below this one.
package exchange
