/*
 * Where the static program begins, ahead of the C library's _start: each page that
 * start-up touches costs a fault of some microseconds, and relocation writes to all
 * pages of data. One system call each maps the program and copies its data; where
 * the system does not know them nothing is lost.
 */
#include <asm/mman.h>
#include <asm/unistd.h>
#include <cet.h>

	.text
	.globl	entry
	.type	entry, @function
entry:
	_CET_ENDBR
	pushq	%rdx                     /* for _start: what it has to call at exit */

	leaq	__executable_start(%rip), %rdi
	leaq	__init_array_start(%rip), %rsi
	andq	$-4096, %rsi
	subq	%rdi, %rsi
	movl	$MADV_POPULATE_READ, %edx
	movl	$__NR_madvise, %eax
	syscall

	leaq	__init_array_start(%rip), %rdi
	andq	$-4096, %rdi
	leaq	_edata(%rip), %rsi
	subq	%rdi, %rsi
	movl	$MADV_POPULATE_WRITE, %edx
	movl	$__NR_madvise, %eax
	syscall

	popq	%rdx
	jmp	_start
	.size	entry, . - entry

	.section .note.GNU-stack, "", @progbits
