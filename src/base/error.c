#include "base/error.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "base/str.h"

/* A message that was cut may end in half a character. */
static void mend_end(char *message)
{
	size_t size = strlen(message), start = size;

	while (start && is_within_character(message[start - 1]))
		start--;
	if (start && (unsigned char)message[start - 1] >= 0xC0)
		message[start - 1] = '\0';
}

bool error_set(struct unroll_error *error, enum unroll_error_kind kind, unsigned line,
               const char *format, ...)
{
	va_list arguments;

	if (!error)
		return false;
	error->kind = kind;
	error->line = line;
	va_start(arguments, format);
	int size = vsnprintf(error->message, sizeof error->message, format, arguments);
	va_end(arguments);
	if (size >= (int)sizeof error->message)
		mend_end(error->message);
	return false;
}
