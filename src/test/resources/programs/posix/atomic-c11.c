// expect: none
#include <assert.h>
#include <stdatomic.h>
#include <stdbool.h>

static atomic_int i;
static _Atomic unsigned char c = 250;
static _Atomic(long *) p;
static atomic_bool b;
static atomic_flag flag = ATOMIC_FLAG_INIT;

int main(void)
{
	long array[4];
	int expected = 3;

	atomic_init(&i, 5);
	assert(atomic_load(&i) == 5 && atomic_load_explicit(&i, memory_order_acquire) == 5);
	atomic_store(&i, 6);
	atomic_store_explicit(&i, 7, memory_order_release);
	assert(atomic_exchange(&i, 8) == 7 && atomic_exchange_explicit(&i, 9, memory_order_relaxed) == 8);
	assert(!atomic_compare_exchange_strong(&i, &expected, 1) && expected == 9);
	assert(atomic_compare_exchange_strong(&i, &expected, 1) && i == 1);
	assert(!atomic_compare_exchange_weak(&i, &expected, 2) && expected == 1);
	assert(atomic_compare_exchange_strong_explicit(&i, &expected, 5, memory_order_acq_rel, memory_order_relaxed));
	assert(!atomic_compare_exchange_weak_explicit(&i, &expected, 6, memory_order_seq_cst, memory_order_acquire));
	assert(atomic_fetch_add(&i, 2) == 5 && atomic_fetch_sub(&i, 1) == 7 && atomic_fetch_or(&i, 8) == 6);
	assert(atomic_fetch_and(&i, 12) == 14 && atomic_fetch_xor(&i, 5) == 12 && i == 9);
	assert(atomic_fetch_add_explicit(&i, 1, memory_order_relaxed) == 9);
	assert(atomic_fetch_sub_explicit(&i, 2, memory_order_acquire) == 10);
	assert(atomic_fetch_or_explicit(&i, 7, memory_order_release) == 8);
	assert(atomic_fetch_and_explicit(&i, 9, memory_order_acq_rel) == 15);
	assert(atomic_fetch_xor_explicit(&i, 1, memory_order_seq_cst) == 9 && i == 8);
	assert(i++ == 8 && ++i == 10 && (i += 5) == 15 && (i *= 2) == 30 && (i /= 4) == 7 && i-- == 7);
	assert((i <<= 2) == 24 && (i %= 7) == 3 && (i ^= 1) == 2 && (i |= 4) == 6 && (i &= 3) == 2);
	assert(++c == 251 && (c += 10) == 5 && c-- == 5 && (c -= 5) == 255);
	p = array;
	assert(++p == array + 1 && p-- == array + 1 && (p += 2) == array + 2 && p == array + 2);
	assert(!b && !atomic_exchange(&b, true) && b);
	assert(!atomic_flag_test_and_set(&flag) && atomic_flag_test_and_set_explicit(&flag, memory_order_acquire));
	atomic_flag_clear(&flag);
	assert(!atomic_flag_test_and_set(&flag));
	atomic_flag_clear_explicit(&flag, memory_order_release);
	atomic_thread_fence(memory_order_seq_cst);
	atomic_signal_fence(memory_order_acq_rel);
	assert(atomic_is_lock_free(&i) && kill_dependency(array) == array);
	return 0;
}
