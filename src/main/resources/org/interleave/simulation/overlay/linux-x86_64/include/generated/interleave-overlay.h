/* Read after the tree's own compiler headers: what their gcc constructs mean here. */
#ifndef INTERLEAVE_OVERLAY_H
#define INTERLEAVE_OVERLAY_H

extern void il_unmodelled(const char *what);

#undef asm_volatile_goto
#define asm_volatile_goto(...)	il_unmodelled("inline assembly that jumps")

#endif
