package queue

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"time"
)

// Job is what a server has done.
type Job struct {
	Version string // of the program: workers of another take nothing
	Blob    []byte // what all tasks share
	Tasks   []Task // in the order in which they are best begun
	// Limit is how long a worker tries a task at most; zero for as long as it takes. One that
	// takes longer has no result in this run: see [Server.Late].
	Limit time.Duration
}

// Task is one piece of work. Its key is of letters, digits, - and _, and names whatever can
// change the result: two results under one key are equal byte for byte.
type Task struct {
	Key     string
	Content []byte
}

// Fault is what ends a run for the server and all workers: an answer that nobody may rely on.
type Fault struct {
	Key    string `json:"key"`
	Worker string `json:"worker"`
	Text   string `json:"text"`
	// Asked says that it is what was asked that is at fault: an error as of any input.
	Asked bool `json:"asked,omitempty"`
}

func (f *Fault) Error() string {
	return fmt.Sprintf("%s (task %.12s, worker %s)", f.Text, f.Key, f.Worker)
}

// Digest names bytes: sha256 in hex.
func Digest(content []byte) string {
	sum := sha256.Sum256(content)
	return hex.EncodeToString(sum[:])
}

// announcement is what workers find of a run.
type announcement struct {
	Version string `json:"version"`
	Blob    string `json:"blob"` // its digest
	Tasks   int    `json:"tasks"`
	Over    bool   `json:"over"`

	Limit time.Duration `json:"limit"` // of the job
}

// presence is what a worker says of itself, every now and then.
type presence struct {
	ID    string `json:"id"`
	Lanes int    `json:"lanes"`
	Bye   bool   `json:"bye"`
	// Trouble is why a result cannot be stored; "" while that goes well.
	Trouble string `json:"trouble,omitempty"`
}

// state is what the server answers.
type state struct {
	Over  bool          `json:"over"`
	Fault *Fault        `json:"fault,omitempty"`
	Limit time.Duration `json:"limit"` // of the job: another server of it may have another
}

// id names the run of a job: what is asked, of what, and by which version.
func (j *Job) id() string {
	h := sha256.New()
	fmt.Fprintf(h, "%s\n%s\n", j.Version, Digest(j.Blob))
	for _, t := range j.Tasks {
		fmt.Fprintf(h, "%s\n", t.Key)
	}
	return hex.EncodeToString(h.Sum(nil))[:16]
}

const (
	announcements = "programme" // the bucket
	consumer      = "workers"   // the durable one that all workers share
	faultKey      = "fault"     // in the bucket of results
	latePrefix    = "late."     // there: how long the task whose key follows was tried in vain
)

func tasksStream(id string) string   { return "programme-" + id + "-tasks" }
func resultsBucket(id string) string { return "programme-" + id + "-results" }
func blobStore(id string) string     { return "programme-" + id + "-blob" }
func taskSubject(id string) string   { return "programme." + id + ".task." } // and the key
func aliveSubject(id string) string  { return "programme." + id + ".alive" }
func overSubject(id string) string   { return "programme." + id + ".over" }

// pace is how often things are looked at; the zero value is the pace for use.
type pace struct {
	ackWait time.Duration // a task comes back if its worker says nothing for so long
	alive   time.Duration // how often a worker says that it is there
	check   time.Duration // how often the server compares what is missing with the queue
	fetch   time.Duration // how long one request for a task waits at the server
}

const (
	ackWait    = 15 * time.Second
	aliveEvery = 2 * time.Second
	checkEvery = 2 * time.Second
	fetching   = 5 * time.Second
	// announced is how long an announcement is there once its server has gone.
	announced = 10 * time.Minute
	// answering is how long NATS may take to answer one request.
	answering = 5 * time.Second
)

func (p pace) orDefault() pace {
	if p == (pace{}) {
		return pace{ackWait, aliveEvery, checkEvery, fetching}
	}
	return p
}

func encode(v any) []byte {
	text, err := json.Marshal(v)
	if err != nil {
		panic("cannot be written as JSON: " + err.Error())
	}
	return text
}
