/* The exit statuses of the program; of several files the greatest counts. */
#ifndef CLI_STATUS_H
#define CLI_STATUS_H

enum status {
	STATUS_OK = 0,
	STATUS_FOUND = 1,         /* something odd about a document, or not what was asked for */
	STATUS_TROUBLE = 2,       /* usage, unreadable files, output that cannot be written */
	STATUS_NO_MEMORY = 3
};

/* Flush standard output; return STATUS_TROUBLE, and say why, if something was lost. */
enum status status_finish(enum status status);

#endif
