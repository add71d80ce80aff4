#include <malloc.h>
#include <stdlib.h>

extern _Bool __VERIFIER_nondet_bool(void);

int main(void)
{
	char *one = aligned_alloc(64, 64), *other;
	void *object;

	if (__VERIFIER_nondet_bool()) {
		other = realloc(one, 128);
		one[0] = 1; // expect: use-after-free
	} else if (__VERIFIER_nondet_bool()) {
		other = reallocarray(one, 4, 4);
		other[16] = 1; // expect: out-of-bounds
	} else if (__VERIFIER_nondet_bool()) {
		free(one + 8); // expect: invalid-free
	} else if (__VERIFIER_nondet_bool()) {
		posix_memalign(&object, 64, 8);
		free(object);
		free(object); // expect: double-free
	} else if (__VERIFIER_nondet_bool()) {
		other = calloc(2, 2);
		free(one);
		return other[4]; // expect: out-of-bounds
	} else if (__VERIFIER_nondet_bool()) {
		memalign(16, 16); // expect: leak
		valloc(16); // expect: leak
	} else {
		other = malloc(4);
		free(one);
		return *other; // expect: uninitialised-use
	}
	free(one);
	return 0;
}
