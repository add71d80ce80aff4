#define CHECK(c) do { if (!(c)) return __LINE__; } while (0)
#define SAME(e, v) _Static_assert((e) == (v), #e)
#define OFF(t, m) __builtin_offsetof(t, m)

struct a { char c; int i; char d; };
SAME(sizeof(struct a), 12);
struct __attribute__((packed)) b { char c; int i; short s; };
SAME(sizeof(struct b), 7);
SAME(OFF(struct b, s), 5);
struct c { char c; long l __attribute__((packed)); };
SAME(OFF(struct c, l), 1);
struct d { char c; int i __attribute__((aligned(16))); };
SAME(sizeof(struct d), 32);
struct e { int a : 3; int : 0; int b : 4; unsigned long c : 40, d : 30; };
SAME(sizeof(struct e), 24);
struct f { char a; int b : 8, c : 20; short d : 9; };
SAME(sizeof(struct f), 8);
union g { char c[5]; int i; };
SAME(sizeof(union g), 8);
struct h { long double x; char y; };
SAME(sizeof(struct h), 32);
struct i { __int128 x; char y; };
SAME(sizeof(struct i), 32);
SAME(_Alignof(struct i), 16);
struct j { char n; struct { short a; union { long b; char c; }; }; };
SAME(OFF(struct j, b), 16);
SAME(OFF(struct j, a), 8);
struct k { int n; double d[]; };
SAME(sizeof(struct k), 8);
struct l { char c; struct {} empty; int i; };
SAME(sizeof(struct l), 8);
typedef int aligned_int __attribute__((aligned(8)));
struct m { char c; aligned_int i; };
SAME(OFF(struct m, i), 8);
SAME(sizeof(struct m), 16);
#pragma pack(push, 2)
struct n { char c; int i; long l; };
#pragma pack(pop)
SAME(sizeof(struct n), 14);
enum small { S1, S2 } __attribute__((packed));
SAME(sizeof(enum small), 1);
enum big { B1 = 1UL << 40 };
SAME(sizeof(enum big), 8);
SAME(sizeof(B1), 8);
SAME(sizeof(S1), 4);
SAME(OFF(struct n, l), 6);
struct o { struct { int x[4]; } y[3]; };
SAME(OFF(struct o, y[2].x[1]), 36);
SAME(sizeof("abc"), 4);
SAME(sizeof(L"abc"), 16);
SAME(sizeof(u"abc"), 8);
SAME(sizeof(int (*)[10]), 8);
SAME(sizeof(int[3][4]), 48);
SAME(sizeof('a'), 4);
SAME(sizeof(1 ? (char)1 : (char)2), 4);
SAME(sizeof((char)1), 1);
SAME(sizeof(void), 1);
SAME(__alignof__(long double), 16);
SAME((unsigned char)300, 44);
SAME(-1 < 1u, 0);
SAME(1 ? 2 : 1 / 1, 2);
SAME(__builtin_types_compatible_p(int, const int), 1);
SAME(__builtin_types_compatible_p(int *, const int *), 0);
SAME(__builtin_types_compatible_p(int[], int[5]), 1);
SAME(__builtin_choose_expr(1, 5, "no"), 5);
SAME(_Generic(1L, int: 1, long: 2, default: 3), 2);
SAME(_Generic("a", char *: 1, default: 2), 1);
SAME(_Generic((const int)1, int: 1, default: 2), 1);
SAME(_Generic(1.0f, double: 1, float: 4), 4);

int test(void)
{
	struct e e = { 0 };
	struct j j = { 1, { 2, { 3 } } };
	e.c = (1UL << 40) - 1;
	e.d = 5;
	e.a = 3;
	CHECK(e.c == 0xffffffffffUL && e.d == 5 && e.a == 3 && e.b == 0);
	CHECK(j.n == 1 && j.a == 2 && j.c == 3);
	int n = 3;
	CHECK(__builtin_offsetof(struct o, y[n - 1].x[n]) == 44);
	CHECK(((unsigned long)&((struct o *)0)->y[1]) == 16);
	return 0;
}
