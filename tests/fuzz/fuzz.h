/*
 * What the fuzz targets share. A target is given any bytes and ends the program
 * when a promise is broken; libFuzzer drives it, or replay.c in ordinary builds.
 */
#ifndef TESTS_FUZZ_FUZZ_H
#define TESTS_FUZZ_FUZZ_H

#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

/* What libFuzzer calls; each target defines it. */
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* Unlike assert(), also in a release build. */
#define require(promise) \
	((promise) ? (void)0 : (fprintf(stderr, "%s:%d: broken: %s\n", __FILE__, __LINE__, #promise), \
	                        abort()))

#endif
