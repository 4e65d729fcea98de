// Package generate makes up events of any size for tests and benchmarks, each with a
// programme that keeps all its hard rules.
//
// An event is made backwards: first its programme is planted, that is, sessions are
// packed into rooms and days at the asked load; then rooms, people, availability and
// rules are drawn so that the planted programme keeps them. The shape follows a large
// policy conference: sessions of 30, 60 and 90 minutes, four to eight people in each,
// some of them in very many, two people in five online on other continents.
//
// The same options give the same event, on every machine.
package generate
