#ifndef _LINUX_CIRC_BUF_H
#define _LINUX_CIRC_BUF_H
#include <linux/types.h>
struct circ_buf {
	char *buf;
	int head;
	int tail;
};
#define CIRC_CNT(head, tail, size) (((head) - (tail)) & ((size) - 1))
#define CIRC_SPACE(head, tail, size) CIRC_CNT((tail), ((head) + 1), (size))
#endif
