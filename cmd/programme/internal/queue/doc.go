// Package queue has tasks done by workers that come and go, by way of NATS JetStream: a server
// that runs in this process ([Embed]) or a cluster that is there. It knows nothing of what is
// asked: a task is a key and bytes, its result is bytes, and all tasks share one blob.
//
// The truth is the list of tasks minus the results that the server kept ([ServerOptions.Keep]),
// never the queue: what is missing is published again, whatever became of messages, consumers
// and streams ([Server.Run]). So a task may be done twice. Its result is stored by create: who
// comes second compares, and a difference is a [Fault], which ends the server and all workers.
//
// What a run has on NATS, where ID is a digest of the job, so that several can share a cluster:
//
//	bucket programme, key ID            the announcement: version, digest of the blob, whether it is over
//	object store programme-ID-blob      the blob, under its digest
//	stream programme-ID-tasks           the work queue, a subject programme.ID.task.KEY each
//	bucket programme-ID-results         result by key; under "fault" what ended the run, under
//	                                    "late." and a key that it takes longer than it may
//	subject programme.ID.alive          who works; the answer says whether the run is over
//	subject programme.ID.over           tells workers so at once
//
// A worker fetches one task for each of its lanes at a time. A batch would wait behind a long
// task, and be delivered again to others although the long one is in progress.
package queue
