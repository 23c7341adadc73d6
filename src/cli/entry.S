/*
 * Where the static program begins, ahead of the C library's _start: relocation writes
 * to all pages of data, and each costs a fault. One system call copies them; where the
 * system does not know it nothing is lost. The code is left to be mapped where it is
 * touched, sixteen pages at a time: most of it never runs.
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
