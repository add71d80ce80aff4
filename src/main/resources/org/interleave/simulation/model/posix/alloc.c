#include <errno.h>
#include <interleave.h>
#include <stdlib.h>
#include <string.h>

void *malloc(size_t size)
{
	return il_allocate(size, 0);
}

void *calloc(size_t count, size_t size)
{
	if (size && count > ~0UL / size) {
		errno = ENOMEM;
		return 0;
	}
	return il_allocate(count * size, 1);
}

void *realloc(void *object, size_t size)
{
	void *other;

	if (!object)
		return il_allocate(size, 0);
	if (!size) {
		il_free(object);
		return 0;
	}
	other = il_allocate(size, 0);
	if (other) {
		unsigned long before = il_size(object);

		memcpy(other, object, before < size ? before : size);
		il_free(object);
	}
	return other;
}

void *reallocarray(void *object, size_t count, size_t size)
{
	if (size && count > ~0UL / size) {
		errno = ENOMEM;
		return 0;
	}
	return realloc(object, count * size);
}

void *aligned_alloc(size_t align, size_t size)
{
	(void)align;
	return il_allocate(size, 0);
}

void *memalign(size_t align, size_t size)
{
	(void)align;
	return il_allocate(size, 0);
}

void *valloc(size_t size)
{
	return il_allocate(size, 0);
}

int posix_memalign(void **result, size_t align, size_t size)
{
	void *object;

	if (align < sizeof(void *) || (align & (align - 1)))
		return EINVAL;
	object = il_allocate(size, 0);
	if (!object)
		return ENOMEM;
	*result = object;
	return 0;
}

void free(void *object)
{
	if (object)
		il_free(object);
}
