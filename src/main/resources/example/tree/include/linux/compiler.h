#ifndef LINUX_COMPILER_H
#define LINUX_COMPILER_H

#define READ_ONCE(place)		(*(const volatile typeof(place) *)&(place))
#define WRITE_ONCE(place, value)	(*(volatile typeof(place) *)&(place) = (value))

void smp_mb(void);

#define smp_store_release(place, value) do {	\
	smp_mb();				\
	WRITE_ONCE(*(place), (value));		\
} while (0)

#define container_of(inner, outer, member) \
	((outer *)((char *)(inner) - __builtin_offsetof(outer, member)))

#endif
