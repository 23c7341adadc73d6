/*
 * Why something could not be done. A function that takes an error fills it in
 * only when it fails, and accepts NULL.
 */
#ifndef UNROLL_ERROR_H
#define UNROLL_ERROR_H

enum unroll_error_kind {
	UNROLL_ERROR_NONE,
	UNROLL_ERROR_SYSTEM,      /* the operating system refused: missing, unreadable, disk full */
	UNROLL_ERROR_NOT_FILE,    /* a directory, device, FIFO or socket */
	UNROLL_ERROR_TOO_LARGE,   /* beyond the limit that the caller set */
	UNROLL_ERROR_NOT_TEXT,    /* no format reads it */
	UNROLL_ERROR_USAGE,       /* an option, command or setting that does not exist or fit */
	UNROLL_ERROR_ABSENT       /* asked for something that the document does not have */
};

struct unroll_error {
	enum unroll_error_kind kind;
	unsigned line;            /* in the file concerned, counted from 1; 0 if none */
	char message[400];        /* UTF-8, one line, not yet fit for a terminal */
};

#endif
