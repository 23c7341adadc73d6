/*
 * Processes that answer requests: what goes wrong in one of them costs the
 * answer to one request, and nothing else. Each has a keeper beside it, which
 * puts another one in its place. All end with the process that started them,
 * however that ends.
 */
#ifndef LIBRARY_POOL_H
#define LIBRARY_POOL_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include <unroll/str.h>

#include "library/record.h"

/* Bytes of a request; answers may have any size. */
#define POOL_REQUEST_SIZE (16 << 10)

/*
 * What the processes do: append the answer to a request. Whatever it keeps in
 * static memory is its own. *answer is empty.
 */
typedef void pool_work(struct str request, struct record_bytes *answer);

struct pool;

/*
 * Start `count` processes, 1 to 64, that have `seconds` for each request. Nothing
 * that must not live in two processes may be open. NULL if there are none to be had.
 */
struct pool *pool_start(unsigned count, unsigned seconds, pool_work *work);

/* End them all, whatever they do. */
void pool_end(struct pool *pool);

/* Ask for an answer. Return false if all have enough to do: wait for one of theirs first. */
bool pool_ask(struct pool *pool, uint64_t id, struct str request);

enum pool_event {
	POOL_QUIET,               /* nothing happened in time */
	POOL_ANSWER,
	POOL_DIED,                /* over this request; `status` as of waitpid() */
	POOL_LOST,                /* with its keeper; ask for it again */
	POOL_EMPTY                /* all keepers are gone */
};

struct pool_answer {
	uint64_t id;              /* of the request */
	struct str bytes;         /* valid until the next call */
	int status;
};

/* Wait for what happens next; a signal ends the waiting too. */
enum pool_event pool_wait(struct pool *pool, int milliseconds, struct pool_answer *answer);

#endif
