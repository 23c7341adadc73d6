#include "library/pool.h"

#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/uio.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/memory.h"
#include "base/str.h"

enum {
	MOST_SLOTS = 64,
	MOST_ASKED = 4,           /* requests that one process has before it */
	PACKET_SIZE = 64 << 10,   /* bytes of an answer that travel at once */
	LARGEST_ANSWER = 1 << 30
};

enum packet_kind { PACKET_MORE, PACKET_LAST, PACKET_DIED };

/* What stands before the bytes of every packet; the socket keeps packets apart. */
struct head {
	uint64_t id;
	enum packet_kind kind;
	int status;
};

struct slot {
	pid_t keeper;
	int channel;              /* -1 when the keeper is gone */
	uint64_t asked[MOST_ASKED];     /* in this order, and answered in it */
	size_t asked_count;
	struct record_bytes answer;
};

struct pool {
	struct slot slots[MOST_SLOTS];
	unsigned count;
	unsigned next;            /* whose turn it is to be heard */
};

static bool send_packet(int channel, const struct head *head, struct str bytes)
{
	struct iovec parts[] = {
		{ (void *)head, sizeof *head }, { (void *)bytes.data, bytes.size },
	};
	struct msghdr message = { .msg_iov = parts, .msg_iovlen = bytes.size ? 2 : 1 };
	ssize_t sent;

	do
		sent = sendmsg(channel, &message, MSG_NOSIGNAL);
	while (sent < 0 && errno == EINTR);
	return sent >= 0;
}

static bool send_answer(int channel, uint64_t id, struct str bytes)
{
	struct head head = { .id = id, .kind = PACKET_MORE };

	for (; bytes.size > PACKET_SIZE; bytes = str_from(bytes, PACKET_SIZE))
		if (!send_packet(channel, &head, str_slice(bytes, 0, PACKET_SIZE)))
			return false;
	head.kind = PACKET_LAST;
	return send_packet(channel, &head, bytes);
}

/* Receive a packet of at most `size` bytes behind its head; -1 at the end, or as errno says. */
static ssize_t receive_packet(int channel, struct head *head, char *bytes, size_t size, int flags)
{
	struct iovec parts[] = { { head, sizeof *head }, { bytes, size } };
	struct msghdr message = { .msg_iov = parts, .msg_iovlen = 2 };
	ssize_t received;

	do
		received = recvmsg(channel, &message, flags);
	while (received < 0 && errno == EINTR && !(flags & MSG_DONTWAIT));
	if (received > 0 && received < (ssize_t)sizeof *head)
		errno = EPROTO;
	if (received == 0)
		errno = EPIPE;
	return received < (ssize_t)sizeof *head ? -1 : received - (ssize_t)sizeof *head;
}

/*
 * Answer requests. A request stays in the channel until its answer is sent: if
 * we die over it, the keeper finds it there.
 */
static _Noreturn void work_on(int channel, unsigned seconds, pool_work *work)
{
	static char request[POOL_REQUEST_SIZE];
	struct record_bytes answer = { 0 };
	struct head head;

	for (;;) {
		ssize_t size = receive_packet(channel, &head, request, sizeof request, MSG_PEEK);
		if (size < 0)
			_exit(0);
		answer.size = 0;
		alarm(seconds);
		work((struct str){ request, (size_t)size }, &answer);
		alarm(0);
		if (!send_answer(channel, head.id, (struct str){ answer.data, answer.size })
		    || receive_packet(channel, &head, request, sizeof request, 0) < 0)
			_exit(0);
	}
}

/* A process is nothing without the one that started it, which may be gone by now. */
static void end_with(pid_t parent)
{
	prctl(PR_SET_PDEATHSIG, SIGKILL);
	if (getppid() != parent)
		_exit(0);
}

/* The person's signals are for the process that talks to him; the rest is fatal to us. */
static void set_signals(void)
{
	static const int fatal[] = { SIGALRM, SIGTERM, SIGHUP, SIGPIPE };

	for (size_t i = 0; i < sizeof fatal / sizeof *fatal; i++)
		signal(fatal[i], SIG_DFL);
	signal(SIGINT, SIG_IGN);
}

/* The request that a process has died over is taken out of its channel. */
static void tell_of_death(int channel, int status)
{
	struct head head;
	char request[1];

	if (receive_packet(channel, &head, request, sizeof request, MSG_DONTWAIT) < 0)
		return;
	head.kind = PACKET_DIED;
	head.status = status;
	send_packet(channel, &head, (struct str)STR(""));
}

static _Noreturn void keep(int channel, unsigned seconds, pool_work *work)
{
	pid_t self = getpid();

	set_signals();
	for (;;) {
		int status = 0;
		pid_t child = fork();

		if (child == 0) {
			end_with(self);
			work_on(channel, seconds, work);
		}
		if (child < 0 || waitpid(child, &status, 0) != child
		    || (WIFEXITED(status) && WEXITSTATUS(status) == 0))
			_exit(0);
		tell_of_death(channel, status);
	}
}

static void close_channels(struct pool *pool)
{
	for (unsigned i = 0; i < pool->count; i++)
		close(pool->slots[i].channel);
}

static bool start_slot(struct pool *pool, unsigned seconds, pool_work *work)
{
	pid_t self = getpid();
	int ends[2];

	if (socketpair(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0, ends) < 0)
		return false;
	pid_t keeper = fork();
	if (keeper == 0) {
		end_with(self);
		close_channels(pool);
		close(ends[0]);
		keep(ends[1], seconds, work);
	}
	close(ends[1]);
	if (keeper < 0)
		close(ends[0]);
	else
		pool->slots[pool->count++] = (struct slot){ .keeper = keeper, .channel = ends[0] };
	return keeper > 0;
}

struct pool *pool_start(unsigned count, unsigned seconds, pool_work *work)
{
	struct pool *pool = memory_allocate_zeroed(1, sizeof *pool);

	while (pool->count < count && start_slot(pool, seconds, work))
		;
	if (pool->count > 0)
		return pool;
	free(pool);
	return NULL;
}

/* The process dies with its keeper. */
void pool_end(struct pool *pool)
{
	for (unsigned i = 0; pool && i < pool->count; i++) {
		struct slot *slot = &pool->slots[i];
		kill(slot->keeper, SIGKILL);
		while (waitpid(slot->keeper, NULL, 0) < 0 && errno == EINTR)
			;
		if (slot->channel >= 0)
			close(slot->channel);
		free(slot->answer.data);
	}
	free(pool);
}

static struct slot *least_busy(struct pool *pool)
{
	struct slot *best = NULL;

	for (unsigned i = 0; i < pool->count; i++) {
		struct slot *slot = &pool->slots[i];
		if (slot->channel >= 0 && slot->asked_count < MOST_ASKED
		    && (!best || slot->asked_count < best->asked_count))
			best = slot;
	}
	return best;
}

bool pool_ask(struct pool *pool, uint64_t id, struct str request)
{
	struct slot *slot = least_busy(pool);
	struct head head = { .id = id };

	/* A keeper that has just gone is found out when its answers are waited for. */
	if (!slot || !send_packet(slot->channel, &head, request))
		return false;
	slot->asked[slot->asked_count++] = id;
	return true;
}

static void take_back(struct slot *slot, uint64_t id)
{
	for (size_t i = 0; i < slot->asked_count; i++) {
		if (slot->asked[i] != id)
			continue;
		memmove(slot->asked + i, slot->asked + i + 1,
		        (--slot->asked_count - i) * sizeof *slot->asked);
		return;
	}
}

static bool was_asked(const struct slot *slot, uint64_t id)
{
	return slot->asked_count > 0 && slot->asked[0] == id;
}

/* Nobody but a process that was led astray answers what nobody has asked, or without end. */
static bool is_nonsense(const struct slot *slot, const struct head *head)
{
	return slot->answer.size > LARGEST_ANSWER
	    || (head->kind != PACKET_DIED && !was_asked(slot, head->id));
}

static enum pool_event lose(struct slot *slot, struct pool_answer *answer)
{
	if (slot->channel >= 0)
		close(slot->channel);
	slot->channel = -1;
	if (!slot->asked_count)
		return POOL_QUIET;
	answer->id = slot->asked[0];
	take_back(slot, answer->id);
	return POOL_LOST;
}

static void make_room(struct record_bytes *bytes, size_t size)
{
	if (bytes->capacity - bytes->size >= size)
		return;
	bytes->capacity = 2 * bytes->capacity + size;
	bytes->data = memory_resize(bytes->data, bytes->capacity);
}

/* Take one packet off a channel; an answer in several of them goes on at the next call. */
static enum pool_event hear(struct slot *slot, struct pool_answer *answer)
{
	struct head head;

	make_room(&slot->answer, PACKET_SIZE);
	ssize_t size = receive_packet(slot->channel, &head, slot->answer.data + slot->answer.size,
	                              PACKET_SIZE, MSG_DONTWAIT);
	if (size < 0 && (errno == EAGAIN || errno == EINTR))
		return POOL_QUIET;
	if (size < 0)
		return lose(slot, answer);
	slot->answer.size += (size_t)size;
	if (is_nonsense(slot, &head)) {
		kill(slot->keeper, SIGKILL);
		return lose(slot, answer);
	}
	if (head.kind == PACKET_MORE)
		return POOL_QUIET;
	*answer = (struct pool_answer){
		head.id, { slot->answer.data, slot->answer.size }, head.status,
	};
	slot->answer.size = 0;
	/* Of one that died after it had answered there is nothing to tell. */
	bool is_asked = was_asked(slot, head.id);
	take_back(slot, head.id);
	return !is_asked ? POOL_QUIET : head.kind == PACKET_DIED ? POOL_DIED : POOL_ANSWER;
}

/* Those that come first must not be all that are heard. */
static enum pool_event hear_all(struct pool *pool, struct pool_answer *answer)
{
	enum pool_event event = POOL_QUIET;

	for (unsigned i = 0; i < pool->count && event == POOL_QUIET; i++) {
		struct slot *slot = &pool->slots[pool->next++ % pool->count];
		event = slot->channel >= 0 ? hear(slot, answer)
		      : slot->asked_count ? lose(slot, answer) : POOL_QUIET;
	}
	return event;
}

static bool is_empty(const struct pool *pool)
{
	for (unsigned i = 0; i < pool->count; i++)
		if (pool->slots[i].channel >= 0 || pool->slots[i].asked_count > 0)
			return false;
	return true;
}

/* Wait until one of the channels has something to say. */
static bool wait_for_any(const struct pool *pool, int milliseconds)
{
	struct pollfd channels[MOST_SLOTS];

	for (unsigned i = 0; i < pool->count; i++)
		channels[i] = (struct pollfd){ pool->slots[i].channel, POLLIN, 0 };
	return poll(channels, pool->count, milliseconds) > 0;
}

enum pool_event pool_wait(struct pool *pool, int milliseconds, struct pool_answer *answer)
{
	enum pool_event event;

	while ((event = hear_all(pool, answer)) == POOL_QUIET) {
		if (is_empty(pool))
			return POOL_EMPTY;
		if (!wait_for_any(pool, milliseconds))
			return POOL_QUIET;
	}
	return event;
}
