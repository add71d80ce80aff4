// expect: none
#include <assert.h>
#include <errno.h>
#include <malloc.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

int main(void)
{
	void *many[9];
	char *text;
	int i;

	text = calloc(4, 2);
	for (i = 0; i < 8; i++)
		assert(text[i] == 0);
	strcpy(text, "1234567");
	text = realloc(text, 16);
	assert(!strcmp(text, "1234567"));
	text = reallocarray(text, 2, 4);
	assert(!strcmp(text, "1234567"));
	assert(!reallocarray(text, SIZE_MAX / 2, 4) && errno == ENOMEM && text[0] == '1');
	errno = 0;
	assert(!calloc(SIZE_MAX / 2, 4) && errno == ENOMEM);
	many[0] = aligned_alloc(64, 128);
	many[1] = memalign(32, 10);
	many[2] = valloc(10);
	assert(posix_memalign(&many[3], 256, 10) == 0);
	assert(posix_memalign(&many[4], 3, 10) == EINVAL && posix_memalign(&many[4], 1, 10) == EINVAL);
	assert((uintptr_t)many[0] % 64 == 0 && (uintptr_t)many[1] % 32 == 0);
	assert((uintptr_t)many[2] % 4096 == 0 && (uintptr_t)many[3] % 256 == 0);
	many[4] = realloc(0, 3);
	many[5] = reallocarray(0, 2, 3);
	memset(many[0], 1, 128);
	for (i = 0; i < 6; i++)
		free(many[i]);
	free(text);
	free(0);
	return 0;
}
