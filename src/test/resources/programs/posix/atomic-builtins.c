// expect: none
#include <assert.h>
#include <stdbool.h>

static int i;
static long l;
static char c;
static unsigned short h;
static int *p;

static void sync_builtins(void)
{
	i = 5;
	assert(__sync_fetch_and_add(&i, 2) == 5 && __sync_fetch_and_sub(&i, 1) == 7);
	assert(__sync_fetch_and_or(&i, 8) == 6 && __sync_fetch_and_and(&i, 12) == 14);
	assert(__sync_fetch_and_xor(&i, 5) == 12 && __sync_fetch_and_nand(&i, 8) == 9 && i == ~8);
	i = 5;
	assert(__sync_add_and_fetch(&i, 2) == 7 && __sync_sub_and_fetch(&i, 1) == 6);
	assert(__sync_or_and_fetch(&i, 8) == 14 && __sync_and_and_fetch(&i, 12) == 12);
	assert(__sync_xor_and_fetch(&i, 5) == 9 && __sync_nand_and_fetch(&i, 8) == ~8);
	assert(__sync_bool_compare_and_swap(&i, ~8, 1) && !__sync_bool_compare_and_swap(&i, 2, 3));
	assert(__sync_val_compare_and_swap(&i, 1, 4) == 1 && __sync_val_compare_and_swap(&i, 1, 2) == 4);
	assert(__sync_lock_test_and_set(&i, 9) == 4);
	__sync_lock_release(&i);
	__sync_synchronize();
	assert(i == 0 && __sync_fetch_and_add(&c, 127) == 0 && __sync_add_and_fetch(&c, 1) == -128);
	assert(__sync_sub_and_fetch(&h, 1) == 65535 && __sync_fetch_and_add(&h, 2) == 65535 && h == 1);
	assert(__sync_val_compare_and_swap(&p, 0, &i) == 0 && __sync_lock_test_and_set(&p, 0) == &i);
}

static void atomic_builtins(void)
{
	long expected = 3, other;
	bool flag = false;

	__atomic_store_n(&l, 5, __ATOMIC_RELEASE);
	assert(__atomic_load_n(&l, __ATOMIC_ACQUIRE) == 5);
	other = 6;
	__atomic_store(&l, &other, __ATOMIC_SEQ_CST);
	__atomic_load(&l, &other, __ATOMIC_RELAXED);
	assert(other == 6 && __atomic_exchange_n(&l, 7, __ATOMIC_ACQ_REL) == 6);
	other = 8;
	__atomic_exchange(&l, &other, &expected, __ATOMIC_SEQ_CST);
	assert(l == 8 && expected == 7);
	assert(!__atomic_compare_exchange_n(&l, &expected, 1, false, __ATOMIC_SEQ_CST, __ATOMIC_RELAXED));
	assert(expected == 8);
	assert(__atomic_compare_exchange_n(&l, &expected, 5, false, __ATOMIC_ACQUIRE, __ATOMIC_ACQUIRE));
	expected = 5;
	other = 9;
	assert(__atomic_compare_exchange(&l, &expected, &other, false, __ATOMIC_RELEASE, __ATOMIC_RELAXED));
	assert(l == 9);
	assert(__atomic_fetch_add(&l, 1, __ATOMIC_RELAXED) == 9 && __atomic_fetch_sub(&l, 2, __ATOMIC_ACQUIRE) == 10);
	assert(__atomic_fetch_or(&l, 7, __ATOMIC_RELEASE) == 8 && __atomic_fetch_and(&l, 9, __ATOMIC_ACQ_REL) == 15);
	assert(__atomic_fetch_xor(&l, 1, __ATOMIC_SEQ_CST) == 9 && __atomic_fetch_nand(&l, 8, __ATOMIC_SEQ_CST) == 8);
	assert(l == ~8L);
	l = 9;
	assert(__atomic_add_fetch(&l, 1, __ATOMIC_RELAXED) == 10 && __atomic_sub_fetch(&l, 2, __ATOMIC_ACQUIRE) == 8);
	assert(__atomic_or_fetch(&l, 7, __ATOMIC_RELEASE) == 15 && __atomic_and_fetch(&l, 9, __ATOMIC_ACQ_REL) == 9);
	assert(__atomic_xor_fetch(&l, 1, __ATOMIC_SEQ_CST) == 8 && __atomic_nand_fetch(&l, 8, __ATOMIC_SEQ_CST) == ~8L);
	assert(!__atomic_test_and_set(&flag, __ATOMIC_ACQUIRE) && __atomic_test_and_set(&flag, __ATOMIC_ACQUIRE));
	__atomic_clear(&flag, __ATOMIC_RELEASE);
	assert(!flag);
	__atomic_thread_fence(__ATOMIC_SEQ_CST);
	__atomic_signal_fence(__ATOMIC_SEQ_CST);
	assert(__atomic_always_lock_free(sizeof(long), 0) && __atomic_is_lock_free(sizeof(long), &l));
}

int main(void)
{
	sync_builtins();
	atomic_builtins();
	return 0;
}
