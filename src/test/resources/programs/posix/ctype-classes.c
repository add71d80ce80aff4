// expect: none
#include <assert.h>
#include <ctype.h>

extern const unsigned short **__ctype_b_loc(void);

int main(void)
{
	int c, n[12] = { 0 };

	for (c = -1; c < 256; c++) {
		if (c >= 0 && c < 128) {
			unsigned short bits = (*__ctype_b_loc())[c];

			assert(!(bits & 1 << 8) == !isupper(c) && !(bits & 1 << 11) == !isdigit(c));
			assert(!(bits & 1 << 13) == !isspace(c) && !(bits & 1 << 3) == !isalnum(c));
		}
		n[0] += isalnum(c) != 0;
		n[1] += isalpha(c) != 0;
		n[2] += isblank(c) != 0;
		n[3] += iscntrl(c) != 0;
		n[4] += isdigit(c) != 0;
		n[5] += isgraph(c) != 0;
		n[6] += islower(c) != 0;
		n[7] += isprint(c) != 0;
		n[8] += ispunct(c) != 0;
		n[9] += isspace(c) != 0;
		n[10] += isupper(c) != 0;
		n[11] += isxdigit(c) != 0;
		assert(tolower(c) == (isupper(c) ? c + 32 : c) && toupper(c) == (islower(c) ? c - 32 : c));
	}
	assert(n[0] == 62 && n[1] == 52 && n[2] == 2 && n[3] == 33 && n[4] == 10 && n[5] == 94);
	assert(n[6] == 26 && n[7] == 95 && n[8] == 32 && n[9] == 6 && n[10] == 26 && n[11] == 22);
	assert(isspace('\v') && isblank('\t') && ispunct('_') && iscntrl(127) && !isprint(127));
	return 0;
}
