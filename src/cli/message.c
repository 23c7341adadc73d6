#include "cli/message.h"

#include <stdarg.h>
#include <stdio.h>

#include <unroll/error.h>

#include "base/gate.h"
#include "base/str.h"

void complain(const char *format, ...)
{
	char text[sizeof ((struct unroll_error *)NULL)->message + 16] = "unroll: ";
	size_t used = strlen(text);
	va_list arguments;

	va_start(arguments, format);
	vsnprintf(text + used, sizeof text - used, format, arguments);
	va_end(arguments);
	fput_safe(str_of(text), false, stderr);
	fputc('\n', stderr);
}
