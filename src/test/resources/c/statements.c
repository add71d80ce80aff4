#define CHECK(c) do { if (!(c)) return __LINE__; } while (0)

static int log_value;
static int note(int n) { log_value = log_value * 10 + n; return n; }

static int duff(int n)
{
	int count = 0, i = (n + 3) / 4;
	switch (n % 4) {
	case 0: do { count++;
	case 3: count++;
	case 2: count++;
	case 1: count++;
		} while (--i > 0);
	}
	return count;
}

static int ranges(long v)
{
	switch (v) {
	case -5 ... -1: return 1;
	case 0: return 2;
	case 'a' ... 'z': return 3;
	case 0x100000000: return 4;
	default: break;
	}
	switch ((unsigned char)v) { case 255: return 5; case 200 ... 210: return 6; }
	return 7;
}

static int computed(int which)
{
	static void *labels[] = { &&one, &&two, &&three };
	int r = 0;
	goto *labels[which];
one:	r += 1;
two:	r += 10;
three:	r += 100;
	return r;
}

static int nested_loops(void)
{
	int sum = 0;
	for (int i = 0; i < 10; i++) {
		if (i == 7)
			break;
		for (int j = 0;; j++) {
			if (j == i)
				break;
			if (j & 1)
				continue;
			sum += j;
		}
		int k = 3;
		while (k--)
			if (k == 1)
				continue;
			else
				sum += k;
		do
			sum++;
		while (0);
	}
	return sum;
}

static int gotos(int n)
{
	int i = 0;
again:
	if (i < n) {
		i++;
		goto again;
	}
	{
		__label__ inner;
		goto inner;
		i = 100;
inner:		i++;
	}
	return i;
}

static void clean(int *p) { log_value = log_value * 10 + *p; }

static int cleanups(int how)
{
	int a __attribute__((cleanup(clean))) = 1;
	for (int i = 0; i < 2; i++) {
		int b __attribute__((cleanup(clean))) = 2;
		if (how == 1)
			break;
		if (how == 2)
			continue;
		if (how == 3)
			goto out;
		if (how == 4)
			return a + b;
		int c __attribute__((__cleanup__(clean))) = 3;
	}
out:
	a = 9;
	return 0;
}

static int variable_arrays(int n)
{
	int a[n][n + 1], sum = 0;
	CHECK(sizeof a == n * (n + 1) * 4 && sizeof a[0] == (n + 1) * 4);
	for (int i = 0; i < n; i++)
		for (int j = 0; j <= n; j++)
			a[i][j] = i * 10 + j;
	int (*row)[n + 1] = a + 1;
	CHECK((*row)[2] == 12 && row[1][0] == 20);
	CHECK(&a[2] - &a[0] == 2);
	typeof(a) b;
	CHECK(sizeof b == sizeof a);
	for (int k = 1; k < 4; k++) {
		char c[k];
		c[k - 1] = k;
		sum += sizeof c + c[k - 1];
	}
	return sum == 12 ? 0 : __LINE__;
}

static int matrix(int n, int m[n][n])
{
	return m[1][2] + sizeof *m;
}

static int early(int x)
{
	if (x) { } else return 1;
	;
	return 2;
}

int test(void)
{
	CHECK(duff(1) == 1 && duff(4) == 4 && duff(10) == 10);
	CHECK(ranges(-3) == 1 && ranges(0) == 2 && ranges('q') == 3 && ranges(0x100000000) == 4);
	CHECK(ranges(-6 + 512 + 5) == 5 && ranges(205) == 6 && ranges(1000) == 7);
	CHECK(computed(0) == 111 && computed(1) == 110 && computed(2) == 100);
	CHECK(nested_loops() == 37);
	CHECK(gotos(5) == 6);
	log_value = 0;
	CHECK(cleanups(0) == 0 && log_value == 32329);
	log_value = 0;
	CHECK(cleanups(1) == 0 && log_value == 29);
	log_value = 0;
	CHECK(cleanups(2) == 0 && log_value == 229);
	log_value = 0;
	CHECK(cleanups(3) == 0 && log_value == 29);
	log_value = 0;
	CHECK(cleanups(4) == 3 && log_value == 21);
	log_value = 0;
	CHECK(({ int v __attribute__((cleanup(clean))) = 4; v + 1; }) == 5 && log_value == 4);
	CHECK(variable_arrays(4) == 0);
	int m[3][3] = { { 0 }, { 1, 2, 3 } };
	CHECK(matrix(3, m) == 15);
	CHECK(early(0) == 1 && early(3) == 2);
	log_value = 0;
	int x = (note(1), note(2)) + (note(3) ? note(4) : note(5));
	CHECK(x == 6 && log_value == 1234);
	log_value = 0;
	CHECK((note(0) && note(1)) == 0 && (note(2) || note(3)) == 1 && log_value == 2);
	int y = 5;
	CHECK((y ?: 7) == 5 && (0 ?: y) == 5);
	unsigned i = 3;
	CHECK(i-- == 3 && --i == 1 && i++ == 1 && ++i == 3);
	__asm__ __volatile__("" ::: "memory");
	int hidden = 5, moved;
	__asm__ volatile("" : "+r"(hidden));
	__asm__("" : "=r"(moved) : "0"(hidden + 1));
	CHECK(hidden == 5 && moved == 6);
	__asm__("" : [out] "=r"(moved) : [in] "[out]"(9), "r"(note(1)) : "cc");
	__asm__ volatile("pause" ::: "memory");
	__asm__ volatile("mfence" ::: "memory");
	CHECK(moved == 9);
	return 0;
}
