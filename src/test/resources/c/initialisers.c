/* Every check that fails gives its line. */
#define CHECK(c) do { if (!(c)) return __LINE__; } while (0)

struct point { int x, y; };
struct line { struct point from, to; char name[8]; };
struct deep { struct { int a; union { int b; char c[4]; }; }; struct line l[2]; int tail; };

static int known[] = { [5] = 1, 2, [1] = 7, 8, [3 ... 4] = 9 };
static struct line lines[] = { { { 1, 2 }, { 3, 4 }, "ab" }, 5, 6, 7, 8, "cd", [3].to.y = 11, "xy" };
static struct deep d = { .b = 0x01020304, .l[1].to = { 5, 6 }, "name", .tail = 3 };
static char text[] = "a\0b" "c\x41\102", exact[3] = "xyz", more[10] = { "hi" };
static const char *names[] = { [2] = "two", "three" };
static int matrix[2][3] = { 1, 2, 3, 4 }, other[][2] = { { 1 }, { 2, 3 }, 4 };
static int *inside = &matrix[1][2] - 1, **chain = &inside;
static long difference = &matrix[1][1] - &matrix[0][0];
static struct point *where = &lines[1].to;
static unsigned long address = (unsigned long)&d.l[1];
struct flexible { int n; short rest[]; };
static struct flexible flexible = { 3, { 1, 2, 3 } };
static struct { unsigned a : 3, : 2, b : 7; signed c : 4; _Bool d : 1; } bits = { 9, 100, -3, 5 };
static int old_style[3] = { [1] 5 };
static struct point old_members = { y: 4, x: 3 };
static struct point literal = (struct point){ 7, 8 };
static int *unnamed = (int[]){ 4, 5, 6 };
static double real = 1.0 / 4, cast = (int)3.9;
static int wide[] = L"wi\u00e9";
static enum colour { RED, GREEN = 5, BLUE } colour = BLUE;
static void *self = &self;
static int negative = -1 > 0u;
static union { float f; unsigned u; } pun = { 1.0f };
static const int five = 5;
static int (*function)(int);
static struct { int k; struct point p[2]; } nested_range[] = { [0 ... 1] = { 1, { [0 ... 1] = { 2, 3 } } } };

static int automatic(int n)
{
	struct line l = { .to = { n, .y = n + 1 }, .from.x = 9, };
	int a[4] = { [2] = n }, b[] = { n, n + 1, n + 2 }, c[2][2] = { { n }, n, n };
	struct point p = { n }, q = p, r[2] = { p, [1].y = 4 };
	char s[6] = "abc", t[2] = { 'x' };
	struct point *pp = &(struct point){ n, 2 };
	struct deep z = {};

	CHECK(l.from.x == 9 && l.from.y == 0 && l.to.x == n && l.to.y == n + 1 && l.name[0] == 0);
	CHECK(a[0] == 0 && a[2] == n && a[3] == 0);
	CHECK(sizeof b == 12 && b[2] == n + 2);
	CHECK(c[0][0] == n && c[0][1] == 0 && c[1][0] == n && c[1][1] == n);
	CHECK(q.x == n && q.y == 0 && r[0].x == n && r[1].x == 0 && r[1].y == 4);
	CHECK(s[2] == 'c' && s[3] == 0 && s[5] == 0 && t[0] == 'x' && t[1] == 0);
	CHECK(pp->x == n && pp->y == 2);
	CHECK(z.tail == 0 && z.l[1].to.y == 0);
	for (int i = 0; i < 3; i++) {
		int fresh[2] = { i };
		CHECK(fresh[0] == i && fresh[1] == 0);
		fresh[1] = 5;
	}
	return 0;
}

static int twice(int x)
{
	return x * 2;
}

static int (*table[])(int) = { twice, &twice, [3] = twice };

int test(void)
{
	CHECK(sizeof known == 28 && known[5] == 1 && known[6] == 2 && known[1] == 7 && known[2] == 8);
	CHECK(known[3] == 9 && known[4] == 9 && known[0] == 0);
	CHECK(sizeof lines / sizeof lines[0] == 4);
	CHECK(lines[0].to.y == 4 && lines[0].name[1] == 'b' && lines[1].from.x == 5 && lines[1].name[0] == 'c');
	CHECK(lines[3].to.y == 11 && lines[3].name[0] == 'x' && lines[3].from.x == 0 && lines[2].to.x == 0);
	CHECK(d.a == 0 && d.c[0] == 4 && d.l[1].to.x == 5 && d.l[1].to.y == 6 && d.l[1].name[3] == 'e' && d.tail == 3);
	CHECK(sizeof text == 7 && text[3] == 'c' && text[4] == 'A' && text[5] == 'B');
	CHECK(sizeof exact == 3 && exact[2] == 'z' && more[1] == 'i' && more[9] == 0);
	CHECK(names[0] == 0 && names[2][0] == 't' && names[3][4] == 'e');
	CHECK(matrix[1][0] == 4 && matrix[1][2] == 0 && sizeof other == 24 && other[2][0] == 4 && other[0][1] == 0);
	CHECK(*inside == 0 && &**chain == &matrix[1][1] && difference == 4);
	CHECK(where == &lines[1].to && address == (unsigned long)d.l + sizeof(struct line));
	CHECK(flexible.n == 3 && flexible.rest[2] == 3);
	CHECK(bits.a == 1 && bits.b == 100 && bits.c == -3 && bits.d == 1);
	CHECK(old_style[1] == 5 && old_members.x == 3 && old_members.y == 4);
	CHECK(literal.y == 8 && unnamed[2] == 6);
	CHECK(real == 0.25 && cast == 3.0);
	CHECK(sizeof wide == 16 && wide[2] == 0xe9 && wide[3] == 0);
	CHECK(colour == 6 && self == &self && negative == 1 && pun.u == 0x3f800000 && five == 5 && function == 0);
	CHECK(nested_range[1].p[1].y == 3 && nested_range[0].p[0].x == 2 && nested_range[1].k == 1);
	CHECK(table[0](4) == 8 && table[1](5) == 10 && table[2] == 0 && (*table[3])(6) == 12);
	return automatic(42);
}
