/* Processes that answer, die, hang and are replaced. */
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/str.h"
#include "library/pool.h"

enum { LONG_ANSWER = 300000 };

/* A keeper ends when there is something in it. */
static int end_wanted[2] = { -1, -1 };

static void end_keeper(void)
{
	char byte;

	if (read(end_wanted[0], &byte, 1) == 1)
		kill(getppid(), SIGKILL);
	pause();
}

/* Do what the request says; any other is given back as it is. */
static void obey(struct str request, struct record_bytes *answer)
{
	if (str_equal(request, (struct str)STR("die")))
		raise(SIGKILL);
	if (str_equal(request, (struct str)STR("hang")))
		for (;;)
			pause();
	if (str_equal(request, (struct str)STR("leave")))
		_exit(7);
	if (str_equal(request, (struct str)STR("end keeper")))
		end_keeper();
	while (str_equal(request, (struct str)STR("long")) && answer->size < LONG_ANSWER)
		record_bytes_add(answer, request);
	record_bytes_add(answer, request);
}

static const char *const requests[] = {
	"a", "die", "b", "long", "hang", "c", "leave", "d", "", "die", "die", "e",
};

enum { REQUEST_COUNT = sizeof requests / sizeof *requests };

/* Check what came of a request. */
static void check(enum pool_event event, const struct pool_answer *answer)
{
	const char *request = requests[answer->id];

	if (strcmp(request, "die") == 0) {
		assert_int_equal(event, POOL_DIED);
		assert_true(WIFSIGNALED(answer->status) && WTERMSIG(answer->status) == SIGKILL);
	} else if (strcmp(request, "hang") == 0) {
		assert_int_equal(event, POOL_DIED);
		assert_true(WIFSIGNALED(answer->status) && WTERMSIG(answer->status) == SIGALRM);
	} else if (strcmp(request, "leave") == 0) {
		assert_int_equal(event, POOL_DIED);
		assert_true(WIFEXITED(answer->status) && WEXITSTATUS(answer->status) == 7);
	} else if (strcmp(request, "long") == 0) {
		assert_int_equal(event, POOL_ANSWER);
		assert_int_equal(answer->bytes.size, LONG_ANSWER + 4);
	} else {
		assert_int_equal(event, POOL_ANSWER);
		assert_true(str_equal(answer->bytes, str_of(request)));
	}
}

static void each_request_has_its_own_end(void **state)
{
	struct pool *pool = pool_start(2, 1, obey);
	bool is_done[REQUEST_COUNT] = { false };
	uint64_t asked = 0;

	(void)state;
	assert_non_null(pool);
	for (size_t done = 0; done < REQUEST_COUNT; done++) {
		struct pool_answer answer;
		enum pool_event event = POOL_QUIET;
		while (asked < REQUEST_COUNT && pool_ask(pool, asked, str_of(requests[asked])))
			asked++;
		while (event == POOL_QUIET)
			event = pool_wait(pool, 10000, &answer);
		assert_true(answer.id < asked && !is_done[answer.id]);
		is_done[answer.id] = true;
		check(event, &answer);
	}
	pool_end(pool);
}

static void what_a_keeper_takes_with_it_is_told(void **state)
{
	assert_int_equal(pipe(end_wanted), 0);
	struct pool *pool = pool_start(1, 10, obey);
	struct pool_answer answer;

	(void)state;
	/* Nothing can be asked of one that has gone. */
	assert_true(pool_ask(pool, 5, str_of("end keeper")));
	assert_true(pool_ask(pool, 6, str_of("a")));
	assert_int_equal(write(end_wanted[1], "", 1), 1);
	for (uint64_t id = 5; id <= 6; id++) {
		assert_int_equal(pool_wait(pool, 10000, &answer), POOL_LOST);
		assert_int_equal(answer.id, id);
	}
	assert_int_equal(pool_wait(pool, 10000, &answer), POOL_EMPTY);
	assert_false(pool_ask(pool, 7, str_of("a")));
	pool_end(pool);
	close(end_wanted[0]);
	close(end_wanted[1]);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(each_request_has_its_own_end),
		cmocka_unit_test(what_a_keeper_takes_with_it_is_told),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
