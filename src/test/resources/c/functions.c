#define CHECK(c) do { if (!(c)) return __LINE__; } while (0)
typedef __builtin_va_list va_list;
#define va_start __builtin_va_start
#define va_arg __builtin_va_arg
#define va_end __builtin_va_end
#define va_copy __builtin_va_copy

struct big { long a[5]; char c; };
struct small { char x, y; };

static struct big make(int n)
{
	struct big b = { { n, n + 1 }, 'c' };
	return b;
}

static struct big change(struct big b, struct small s)
{
	b.a[0] += s.x;
	b.c = s.y;
	s.x = 99;
	return b;
}

static long sum(int n, ...)
{
	va_list l, m;
	long s = 0;
	va_start(l, n);
	va_copy(m, l);
	for (int i = 0; i < n; i++)
		s += va_arg(l, int);
	s += (long)va_arg(l, double);
	struct small t = va_arg(l, struct small);
	s += t.x * 1000;
	s += *va_arg(l, char *);
	if (n)
		s += va_arg(m, int) * 100000;
	va_end(l);
	va_end(m);
	return s;
}

static long through(int n, va_list l)
{
	long s = 0;
	while (n--)
		s = s * 10 + va_arg(l, long);
	return s;
}

static long outer(int n, ...)
{
	va_list l;
	va_start(l, n);
	long r = through(n, l);
	va_end(l);
	return r;
}

int old(a, b, c) char a; long b; int *c;
{
	return a + b + *c;
}

static int add(int a, int b) { return a + b; }
static int sub(int a, int b) { return a - b; }
static int (*choose(int which))(int, int) { return which ? add : sub; }
typedef int binary(int, int);
static int apply(binary f, int a, int b) { return f(a, b); }
extern int later(int);
static int recursion(int n) { return n <= 1 ? 1 : n * recursion(n - 1); }
static inline __attribute__((always_inline)) int inlined(int x) { return x + 1; }
static int counter(void) { static int n = 5; static struct { int *p; } s = { &n }; return ++*s.p; }
static int counter2(void) { static int n; return ++n; }
int aliased(int x) { return x + 7; }
int other_name(int x) __attribute__((alias("aliased")));
int weak_one(void) __attribute__((weak));
static char narrow(int x) { return x; }
static unsigned char narrow_unsigned(int x) { return x; }
static _Bool truth(double d) { return d; }
static float real(int x) { return x / 2.0; }

int test(void)
{
	struct small s = { 3, 4 };
	struct big b = change(make(10), s);
	CHECK(b.a[0] == 13 && b.a[1] == 11 && b.a[2] == 0 && b.c == 4 && s.x == 3);
	CHECK(make(7).a[1] == 8);
	char c = 5;
	CHECK(sum(3, 1, 2, c, 2.5f, s, "A") == 100000 + 8 + 2 + 3000 + 65);
	CHECK(outer(3, 1L, 2L, 3L) == 123);
	int v = 100;
	CHECK(old(1, 10L, &v) == 111);
	CHECK(choose(1)(5, 3) == 8 && (*choose(0))(5, 3) == 2 && apply(add, 1, 2) == 3 && (**&add)(2, 2) == 4);
	CHECK(later(4) == 12 && recursion(10) == 3628800 && inlined(1) == 2);
	CHECK(counter() == 6 && counter() == 7 && counter2() == 1);
	CHECK(other_name(1) == 8 && weak_one == 0);
	CHECK(narrow(200) == -56 && narrow_unsigned(300) == 44 && truth(0.5) == 1 && truth(0.0) == 0 && real(3) == 1.5f);
	CHECK(__func__[0] == 't' && sizeof __func__ == 5);
	struct big copy[2];
	copy[1] = copy[0] = b;
	CHECK(copy[1].a[0] == 13 && (v ? copy[0] : copy[1]).c == 4 && ({ struct big z = b; z.c = 9; z; }).c == 9);
	b = change(b, (struct small){ 1, 2 });
	CHECK(b.a[0] == 14 && b.c == 2);
	return 0;
}

int later(int x) { return x * 3; }
