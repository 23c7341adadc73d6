/*
 * Values of JSON on top of jansson, which returns NULL only when there is no
 * memory, or for text that is not UTF-8: here the program ends then.
 */
#ifndef EXPORT_JSON_VALUE_H
#define EXPORT_JSON_VALUE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>

#include <jansson.h>

#include <unroll/str.h>

json_t *json_sure(json_t *value);

json_t *json_text(struct str text);

/* The name of a file, which need not be UTF-8: U+FFFD stands for what is not. */
json_t *json_name(struct str name);

/* null for an empty text. */
json_t *json_text_or_null(struct str text);

json_t *json_number(size_t value);

/* Put a value into an object, or behind the others of an array, which own it from now on. */
void json_put(json_t *object, const char *key, json_t *value);
void json_add(json_t *array, json_t *value);

/*
 * Write a value with flags of json_dumpf(). What the gate refuses is escaped:
 * nothing is lost, and a terminal is safe. Return false if the stream failed.
 */
bool json_print(const json_t *value, size_t flags, FILE *out);

#endif
