/* In place of the architecture's, which is assembler code: a fault that the machine sees. */
#ifndef INTERLEAVE_ASM_BUG_H
#define INTERLEAVE_ASM_BUG_H

extern void il_report(const char *kind, const char *message, const void *object);
extern void il_fail(const char *kind, const char *message, const void *object);

#define ASM_UD0
#define ASM_UD1
#define ASM_UD2

#define HAVE_ARCH_BUG
#define BUG() do {					\
	il_fail("assertion", "BUG() is reached", 0);	\
	__builtin_unreachable();			\
} while (0)

#define __WARN_FLAGS(...)	il_report("warning", "WARN_ON: what must not be is", 0)

#include <asm-generic/bug.h>

#endif
