/* Start-up costs that are paid at once instead of page by page. */
#ifndef CLI_WARM_H
#define CLI_WARM_H

/*
 * Let the kernel fill the first part of the heap in one call: every page that
 * is touched for the first time costs a page fault otherwise, and a first
 * screen touches a hundred. Where the kernel cannot (before Linux 5.14)
 * nothing happens.
 */
void warm_heap(void);

#endif
