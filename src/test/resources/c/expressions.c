#define CHECK(c) do { if (!(c)) return __LINE__; } while (0)

static signed char sc = -128;
static unsigned char uc = 200;
static short ss = -30000;
static unsigned short us = 60000;
static unsigned u = 4000000000u;
static long l = -5000000000;
static _Bool flag;
static int array[10] = { 0, 1, 2, 3, 4, 5, 6, 7, 8, 9 };
struct list { struct list *next; int v; };
struct holder { long pad; struct list node; };
#define container_of(p, t, m) ({ const typeof(((t *)0)->m) *q = (p); (t *)((char *)q - __builtin_offsetof(t, m)); })
#define max(a, b) ({ typeof(a) _a = (a); typeof(b) _b = (b); _a > _b ? _a : _b; })
#define max_auto(a, b) ({ __auto_type _a = (a); __auto_type _b = (b); _a > _b ? _a : _b; })

static int conversions(void)
{
	CHECK(sc - 1 == -129 && uc + uc == 400 && (unsigned char)(uc + uc) == 144);
	CHECK(ss * 2 == -60000 && us * 2 == 120000 && (short)us == -5536);
	CHECK(u + 1 > u && u * 2 == 3705032704u && (int)u == -294967296);
	CHECK(l / 2 == -2500000000 && (int)l == -705032704 && (unsigned)l == 3589934592u);
	CHECK(-1 > 0u && -1L < 0u && (sc < uc) && (char)255 == -1);
	CHECK((flag = 256) == 1 && (flag = 0.1) == 1 && (flag = &u) == 1);
	flag = 0;
	CHECK((long)-1.9 == -1 && (unsigned)3.99 == 3 && (double)u == 4e9 && (float)16777217 == 16777216.0f);
	CHECK((unsigned long)1e19 == 10000000000000000000ul && (double)18446744073709551615ul == 18446744073709551616.0);
	CHECK(1 / 2 * 4.0 == 0 && 1 / 2. * 4 == 2 && 0.1f != 0.1 && 0.1f + 0.2f == 0.3f);
	CHECK(7 % -3 == 1 && -7 % 3 == -1 && -7 / 2 == -3 && 7u % 3 == 1);
	CHECK(1 << 31 == (-2147483647 - 1) && 1u << 31 >> 31 == 1 && -8 >> 1 == -4 && (1L << 40) >> 38 == 4);
	CHECK(~0u == 4294967295u && ~0 == -1 && -(-5) == 5 && !0 == 1 && !!7 == 1 && !0.0);
	CHECK('\377' == -1 && '\x41' == 65 && L'\u00e9' == 233 && 'ab' == 24930);
	CHECK(0x7fffffff + 0u + 1 == 2147483648u && 0xffffffff == -1 && 4294967295 != -1);
	CHECK(sizeof(long long) == 8 && 1e3 == 1000 && 0x1p4 == 16 && 1.5e-3L == 0.0015L && .5 == 5e-1);
	return 0;
}

static int assignments(void)
{
	unsigned char c = 250;
	c += 10;
	CHECK(c == 4);
	c <<= 7;
	CHECK(c == 0);
	c--;
	CHECK(c == 255 && c++ == 255 && c == 0);
	int i = 7;
	i *= 2.5;
	CHECK(i == 17);
	i -= 20u;
	CHECK(i == -3);
	i /= 2;
	CHECK(i == -1);
	i >>= 1;
	CHECK(i == -1);
	i ^= 0xff;
	CHECK(i == -256);
	int *p = array;
	p += 3;
	CHECK(*p++ == 3 && *p == 4 && *--p == 3 && (*p)++ == 3 && *p == 4);
	*p -= 1;
	p -= 2;
	CHECK(p == &array[1] && p[2] == 3 && 2[p] == 3 && &p[2] - p == 2 && p < array + 2);
	struct { unsigned a : 3; int b : 3; } s = { 0 };
	CHECK((s.a = 9) == 1 && (s.b = 7) == -1 && (s.a += 7) == 0 && s.a-- == 0 && s.a == 7 && ++s.b == 0);
	_Bool b = 0;
	b++;
	b++;
	CHECK(b == 1);
	b--;
	CHECK(b == 0);
	float f = 1;
	f++;
	f /= 4;
	CHECK(f == 0.5f && f++ == 0.5f && f == 1.5f);
	int x, y, z;
	x = y = z = 5;
	CHECK(x + y + z == 15 && (x = 2, x + 1) == 3);
	return 0;
}

static int pointers(void)
{
	struct holder h = { 1, { &h.node, 42 } };
	struct list *n = h.node.next;
	CHECK(container_of(n, struct holder, node) == &h && n->next->next->v == 42);
	CHECK(max(3, 4u) == 4 && max_auto(2.5, 1) == 2.5 && max(max(1, 2), max(5, 3)) == 5);
	void *v = &h;
	CHECK(v + 8 == (char *)&h + 8 && ((struct holder *)v)->pad == 1 && !(v == 0) && v);
	unsigned long bits = (unsigned long)v | 1;
	CHECK((void *)(bits & ~1ul) == v && (bits & 1));
	int (*row)[5] = (int (*)[5])array;
	CHECK(row[1][2] == 7 && *row[1] == 5 && sizeof *row == 20 && (*(row + 1))[4] == 9);
	char *bytes = (char *)array;
	CHECK(bytes[4] == 1 && *(short *)(bytes + 36) == 9);
	const char *text = "hello";
	CHECK(text[1] == 'e' && *(text + 4) == 'o' && "abc"[1] == 'b' && *"x" == 'x');
	union { unsigned i; unsigned char b[4]; float f; } pun = { .f = 1.0f };
	CHECK(pun.i == 0x3f800000 && pun.b[3] == 0x3f);
	int i = 3, *pi = &i, **ppi = &pi;
	**ppi = 4;
	CHECK(i == 4 && *&i == 4 && &*pi == pi);
	return 0;
}

static int builtins(void)
{
	unsigned x = 0xf0;
	unsigned long y = 1ul << 40;
	CHECK(__builtin_popcount(x) == 4 && __builtin_clz(x) == 24 && __builtin_ctz(x) == 4 && __builtin_ffs(x) == 5);
	CHECK(__builtin_clzl(y) == 23 && __builtin_ctzll(y) == 40 && __builtin_ffsl(0) == 0 && __builtin_parity(7) == 1);
	CHECK(__builtin_bswap16(0x1234) == 0x3412 && __builtin_bswap32(x) == 0xf0000000u);
	CHECK(__builtin_bswap64(y | 1) == 0x0100000000010000ul && __builtin_clrsb(-1) == 31 && __builtin_clrsb((int)x) == 23);
	int r;
	unsigned char small;
	CHECK(!__builtin_add_overflow(1, 2, &r) && r == 3 && __builtin_add_overflow(2147483647, 1, &r) && r < 0);
	CHECK(__builtin_mul_overflow(x, 2, &small) && small == 0xe0 && __builtin_sub_overflow(1u, 2u, &x));
	CHECK(__builtin_add_overflow_p(200, 100, (unsigned char)0) && !__builtin_add_overflow_p(200, 100, 0));
	CHECK(__builtin_expect(r, 0) == r && __builtin_constant_p(3 + 4) && !__builtin_constant_p(r));
	CHECK(__builtin_isnan(__builtin_nan("")) && __builtin_isinf(__builtin_inf()) && __builtin_fabs(-2.0) == 2.0);
	char *p = __builtin_alloca(10);
	p[9] = 1;
	CHECK(p[9] == 1 && __builtin_object_size(&r, 0) != 3);
	return 0;
}

static int atomics(void)
{
	int v = 5, e = 5, o;
	_Atomic int a = 1;
	_Atomic(unsigned char) c = 255;
	CHECK(__atomic_load_n(&v, 5) == 5 && __atomic_fetch_add(&v, 3, 0) == 5 && __atomic_add_fetch(&v, 1, 2) == 9);
	CHECK(__sync_fetch_and_add(&v, 1) == 9 && __sync_add_and_fetch(&v, 1) == 11 && __sync_fetch_and_and(&v, 3) == 11 && v == 3);
	CHECK(__sync_or_and_fetch(&v, 8) == 11 && __atomic_fetch_nand(&v, 3, 5) == 11 && v == ~3);
	CHECK(__atomic_exchange_n(&v, 5, 5) == ~3 && __atomic_compare_exchange_n(&v, &e, 6, 0, 5, 5) && v == 6);
	CHECK(!__atomic_compare_exchange_n(&v, &e, 7, 0, 5, 5) && e == 6 && __sync_bool_compare_and_swap(&v, 6, 8));
	CHECK(__sync_val_compare_and_swap(&v, 8, 9) == 8 && v == 9 && __sync_lock_test_and_set(&v, 1) == 9);
	__sync_lock_release(&v);
	__atomic_load(&v, &o, 5);
	CHECK(o == 0 && !__atomic_test_and_set(&flag, 5) && flag == 1);
	__atomic_clear(&flag, 5);
	a += 2;
	CHECK(a == 3 && a++ == 3 && ++a == 5 && (a *= 2) == 10 && (a |= 5) == 15 && a-- == 15);
	c++;
	CHECK(c == 0 && --c == 255);
	_Atomic double d = 1.5;
	d += 1;
	CHECK(d == 2.5);
	int *_Atomic p = array;
	CHECK(*++p == 1 && *p++ == 1 && p == array + 2);
	__atomic_thread_fence(5);
	__sync_synchronize();
	return 0;
}

int test(void)
{
	int r;
	if ((r = conversions()) || (r = assignments()) || (r = pointers()) || (r = builtins()) || (r = atomics()))
		return r;
	return 0;
}
