#include <ctype.h>

int isdigit(int c)
{
	return c >= '0' && c <= '9';
}

int islower(int c)
{
	return c >= 'a' && c <= 'z';
}

int isupper(int c)
{
	return c >= 'A' && c <= 'Z';
}

int isalpha(int c)
{
	return islower(c) || isupper(c);
}

int isalnum(int c)
{
	return isalpha(c) || isdigit(c);
}

int isblank(int c)
{
	return c == ' ' || c == '\t';
}

int isspace(int c)
{
	return c == ' ' || (c >= '\t' && c <= '\r');
}

int iscntrl(int c)
{
	return (c >= 0 && c < ' ') || c == 127;
}

int isprint(int c)
{
	return c >= ' ' && c < 127;
}

int isgraph(int c)
{
	return c > ' ' && c < 127;
}

int ispunct(int c)
{
	return isgraph(c) && !isalnum(c);
}

int isxdigit(int c)
{
	return isdigit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
}

int tolower(int c)
{
	return isupper(c) ? c - 'A' + 'a' : c;
}

int toupper(int c)
{
	return islower(c) ? c - 'a' + 'A' : c;
}

/* For programs that were preprocessed with glibc's headers: classes as bits, from -128 on. */
#define BIT(n, set) ((set) ? 1 << (n) : 0)

const unsigned short **__ctype_b_loc(void)
{
	static __thread unsigned short table[384];
	static __thread const unsigned short *at;
	int c;

	if (at)
		return &at;
	for (c = 0; c < 128; c++)
		table[c + 128] = BIT(8, isupper(c)) | BIT(9, islower(c)) | BIT(10, isalpha(c)) |
				 BIT(11, isdigit(c)) | BIT(12, isxdigit(c)) | BIT(13, isspace(c)) |
				 BIT(14, isprint(c)) | BIT(15, isgraph(c)) | BIT(0, isblank(c)) |
				 BIT(1, iscntrl(c)) | BIT(2, ispunct(c)) | BIT(3, isalnum(c));
	at = table + 128;
	return &at;
}
