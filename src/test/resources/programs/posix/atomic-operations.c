// expect: none
#include <assert.h>
#include <stdatomic.h>
#include <stdbool.h>

int main(void)
{
	atomic_int i = ATOMIC_VAR_INIT(6);
	atomic_bool b;
	_Atomic(unsigned char) c;
	int expected = 6;

	atomic_init(&b, false);
	atomic_init(&c, 255);
	assert(atomic_exchange(&i, 7) == 6);
	assert(!atomic_compare_exchange_strong(&i, &expected, 1) && expected == 7);
	assert(atomic_fetch_sub(&i, 2) == 7 && atomic_fetch_or(&i, 8) == 5);
	assert(atomic_fetch_and(&i, 12) == 13 && atomic_fetch_xor(&i, 4) == 12 && i == 8);
	assert(atomic_fetch_add(&c, 1) == 255 && c == 0);
	assert(!atomic_exchange(&b, true) && atomic_load(&b));
	i += 2;
	i++;
	assert(i == 11 && __atomic_add_fetch(&i, 1, __ATOMIC_SEQ_CST) == 12);
	assert(__sync_fetch_and_add(&expected, 1) == 7 && __sync_bool_compare_and_swap(&expected, 8, 9));
	assert(__sync_val_compare_and_swap(&expected, 9, 10) == 9 && __sync_lock_test_and_set(&expected, 1) == 10);
	__sync_lock_release(&expected);
	assert(expected == 0);
	return 0;
}
