/* As v5.2's headers give them with the overlay's configuration; near enough elsewhere. */
#ifndef INTERLEAVE_BOUNDS_H
#define INTERLEAVE_BOUNDS_H

#define NR_PAGEFLAGS	22
#define MAX_NR_ZONES	2
#define NR_CPUS_BITS	2
#define SPINLOCK_SIZE	56
#define LRU_GEN_WIDTH	0
#define __LRU_REFS_WIDTH	0

#endif
