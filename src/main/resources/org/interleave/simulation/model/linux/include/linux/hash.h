#ifndef _LINUX_HASH_H
#define _LINUX_HASH_H
#include <linux/types.h>
#define hash_64(value, bits) ((u32)((u64)(value) * 0x61C8864680B583EBUL >> (64 - (bits))))
#define hash_long(value, bits) hash_64(value, bits)
#define hash_32(value, bits) hash_64(value, bits)
#define hash_ptr(pointer, bits) hash_64((unsigned long)(pointer), bits)
#endif
