#define CHECK(c) do { if (!(c)) return __LINE__; } while (0)
#define STR(x) #x
#define XSTR(x) STR(x)
#define CAT(a, b) a ## b
#define XCAT(a, b) CAT(a, b)
#define EMPTY
#define ID(x) x
#define f(a) a * g
#define g(a) f(a)
#define LOG(fmt, ...) count(fmt, ## __VA_ARGS__)
#define NAMED(args...) count(0, ## args)
#define OPT(a, ...) count(a __VA_OPT__(,) __VA_ARGS__)
#define FIRST(a, ...) a
#define REST(a, ...) (__VA_ARGS__)
#define NARGS(...) NARGS_(__VA_ARGS__, 5, 4, 3, 2, 1)
#define NARGS_(a, b, c, d, e, n, ...) n
#define EVAL(x) x
#define RECURSE RECURSE + 1
#define OBJ (1, 2)
#define STR_ALL(...) #__VA_ARGS__
#define XSTR_ALL(...) STR_ALL(__VA_ARGS__)
#define hash_hash # ## #
#define IS_ENABLED(x) IS_1(x)
#define ARG_1 0,
#define IS_1(v) IS_2(ARG_##v)
#define IS_2(j) IS_3(j 1, 0)
#define IS_3(a, b, ...) b
#define CONFIG_ON 1
#define LINE_IN __LINE__
#define tail() x , other(y)
#define other(a) a , tail()

static int count(int n, ...) { return n; }
static int same(const char *a, const char *b)
{
	while (*a && *a == *b)
		a++, b++;
	return *a == *b;
}

#if defined(EMPTY) && !defined EMPTIED && (1 ? 2 : 3) == 2 && -1 < 0 && 0xffffffffffffffffu == -1 && 'a' == 97
#define TAKEN 1
#elif 1
#error not here
#else
#error nor here
#endif
#if 0
#if 1
' an unfinished one
#endif
#elif TAKEN - 1
#elif __has_include("nothing.h") || !__has_attribute(packed)
#else
#define TAKEN_TOO
#endif
#ifdef __has_include
#define ASKS 1
#endif
#undef EMPTY
#define EMPTY

#define str_(x) #x
#define xstr(x) str_(x)

int test(void)
{
	int RECURSE_ = 1;
	int CAT(va, riable) = 3, XCAT(x, __LINE__) = 1;
	CHECK(variable == 3);
	CHECK(same(STR( a  +   b ), "a + b") && same(STR("q\n" '\''), "\"q\\n\" '\\''"));
	CHECK(same(XSTR(f(2)(9)), "2 * 9 * g") || same(XSTR(f(2)(9)), "2 * f(9)"));
	CHECK(same(XSTR(RECURSE), "RECURSE + 1"));
	CHECK(same(XSTR(ID(EMPTY)a EMPTY b), "a b"));
	CHECK(LOG(4) == 4 && LOG(4, 5) == 4 && NAMED() == 0 && NAMED(1, 2) == 0 && OPT(3) == 3 && OPT(3, 4) == 3);
	CHECK(NARGS(a) == 1 && NARGS(a, b, c) == 3 && NARGS(a, (b, c)) == 2);
	CHECK(FIRST OBJ == 1 && EVAL(FIRST OBJ) == 1);
	CHECK(IS_ENABLED(CONFIG_ON) == 1 && IS_ENABLED(CONFIG_OFF) == 0);
	CHECK(TAKEN && ASKS);
#ifndef TAKEN_TOO
	return __LINE__;
#endif
	CHECK(LINE_IN == __LINE__ && __COUNTER__ + 1 == __COUNTER__);
	CHECK(same(xstr(hash_hash), "##"));
	CHECK(same(XSTR_ALL(tail()), "x , y , tail()"));
	int a\
b = 5; // a comment \
that goes on
	CHECK(ab == 5);
	CHECK(__INT_MAX__ == 2147483647 && sizeof(__SIZE_TYPE__) == 8 && __GNUC__ == 12 && __x86_64__ && __CHAR_BIT__ == 8);
	CHECK(CAT(1, 2) == 12 && CAT(.,5) == 0.5 && CAT(L, 'a') == 'a' && CAT(, 3) == 3);
	_Pragma("GCC diagnostic push") CHECK(RECURSE_ == 1);
	CHECK(
#if 1
		1
#else
		0
#endif
	);
	return 0;
}
