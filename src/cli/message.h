/* What the program says on standard error, where it may be a terminal that is spoken to. */
#ifndef CLI_MESSAGE_H
#define CLI_MESSAGE_H

/* Say "unroll: " and a printf format in one line; what is dangerous to print is replaced. */
void complain(const char *format, ...) __attribute__((format(printf, 1, 2)));

#endif
