/* atomic_t of the kernel. */
#define TYPE int
#define LEAST (-2147483647 - 1)
#define MOST 2147483647
#define DEFINE(type, name, parameters, ...) \
	type atomic_##name parameters __VA_ARGS__ \
	type arch_atomic_##name parameters __VA_ARGS__
#include "../shared/atomic.inc"
