#ifndef _LINUX_GFP_H
#define _LINUX_GFP_H
#include <linux/types.h>
#define ___GFP_IO 0x40u
#define ___GFP_FS 0x80u
#define __GFP_ZERO 0x100u
#define __GFP_HIGH 0x20u
#define __GFP_ATOMIC 0x200u
#define __GFP_DIRECT_RECLAIM 0x400u
#define __GFP_KSWAPD_RECLAIM 0x800u
#define __GFP_RECLAIM (__GFP_DIRECT_RECLAIM | __GFP_KSWAPD_RECLAIM)
#define __GFP_IO ___GFP_IO
#define __GFP_FS ___GFP_FS
#define __GFP_NOWARN 0x2000u
#define __GFP_RETRY_MAYFAIL 0x4000u
#define __GFP_NOFAIL 0x8000u
#define __GFP_NORETRY 0x10000u
#define __GFP_COMP 0x40000u
#define __GFP_ACCOUNT 0x400000u
#define __GFP_HIGHMEM 0x02u
#define GFP_DMA 0x01u
#define GFP_KERNEL (__GFP_RECLAIM | __GFP_IO | __GFP_FS)
#define GFP_KERNEL_ACCOUNT (GFP_KERNEL | __GFP_ACCOUNT)
#define GFP_ATOMIC (__GFP_HIGH | __GFP_ATOMIC | __GFP_KSWAPD_RECLAIM)
#define GFP_NOWAIT __GFP_KSWAPD_RECLAIM
#define GFP_NOIO __GFP_RECLAIM
#define GFP_NOFS (__GFP_RECLAIM | __GFP_IO)
#define GFP_USER GFP_KERNEL
#define GFP_HIGHUSER (GFP_KERNEL | __GFP_HIGHMEM)
#define gfpflags_allow_blocking(flags) (((flags) & __GFP_DIRECT_RECLAIM) != 0)
unsigned long __get_free_pages(gfp_t flags, unsigned int order);
unsigned long get_zeroed_page(gfp_t flags);
void free_pages(unsigned long address, unsigned int order);
#define __get_free_page(flags) __get_free_pages((flags), 0)
#define free_page(address) free_pages((address), 0)
#endif
