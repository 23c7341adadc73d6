/*
 * A file of a folder, read and made a record of: what a process of the pool does
 * (library/pool.h). A file that changes while it is read is read once more, and
 * marked to be looked at again if it does not come to rest.
 */
#ifndef LIBRARY_DIGEST_H
#define LIBRARY_DIGEST_H

#include "library/record.h"

/* Append the request for a file: the folder's absolute path, and the file's path in it. */
void digest_request(struct str folder, struct str file, struct record_bytes *request);

/* Append the record of the file that is asked for. */
void digest(struct str request, struct record_bytes *answer);

#endif
