/* What the glue of mm/hmm.c shares. */
#ifndef AREA_H
#define AREA_H

#include <linux/mm.h>

#include "mm-hmm.h"

/* The one area of every address space: one page. */
#define AREA		0x10000UL
#define AREA_END	(AREA + PAGE_SIZE)

/* Counts invalidations of the page: what was read before one is worth nothing after it. */
unsigned int space_generation(void);

#endif
