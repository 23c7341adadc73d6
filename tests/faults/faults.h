/*
 * Calls of the system that fail when a test wants them to. A test that depends on
 * `faults` (see meson.build) has these calls made through here; no fault is set at
 * its start.
 */
#ifndef FAULTS_FAULTS_H
#define FAULTS_FAULTS_H

#include <stdbool.h>

enum faulty_call {
	FAULTY_CLOSE,             /* closes all the same */
	FAULTY_FDOPENDIR,
	FAULTY_FLOCK,
	FAULTY_FSTAT,
	FAULTY_GETEUID,           /* returns another user */
	FAULTY_ICONV_OPEN,
	FAULTY_MKDIR,
	FAULTY_OPENAT,
	FAULTY_OPENAT2,           /* through syscall() */
	FAULTY_READ,
	FAULTY_READDIR,           /* does not know of what type an entry is */
	FAULTY_RENAMEAT,
	FAULTY_WRITE
};

struct fault {
	enum faulty_call call;
	unsigned after;           /* so many calls that do not fail */
	int error;                /* of errno; not 0 */
	bool lasts;               /* all calls behind the first fail, too */
};

/* Set a fault, in the place of one that was set before. */
void fault_set(struct fault fault);

/* End the fault; return whether a call met it. */
bool fault_end(void);

#endif
