/* atomic64_t of the kernel. */
#define TYPE long
#define LEAST (-9223372036854775807L - 1)
#define MOST 9223372036854775807L
#define DEFINE(type, name, parameters, ...) \
	type atomic64_##name parameters __VA_ARGS__ \
	type arch_atomic64_##name parameters __VA_ARGS__
#include "../shared/atomic.inc"
