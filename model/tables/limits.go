package tables

// What is read is bounded, far above any conference and far below what would exhaust a
// machine. Each bound that is passed is a fault that names it.
const (
	maxFile    = 64 << 20   // bytes of one table
	maxRows    = 1_000_000  // rows of one table
	maxColumns = 16_384     // columns of one table, as many as a spreadsheet has
	maxCells   = 16_000_000 // cells of one table
	maxCell    = 1 << 20    // bytes of one cell

	maxEventFile   = 256 << 10 // bytes of event.yaml
	maxEventTokens = 40_000    // words and marks of event.yaml: its parser needs time that grows with their square
	maxEventDepth  = 16        // levels of nesting in event.yaml

	maxFaults      = 10_000    // faults, and notes, that are kept of one file
	maxGuesses     = 500       // columns of a header of which it is asked what they may mean
	maxComparisons = 2_000_000 // words that are compared to suggest a nearest one, in one reading
)
