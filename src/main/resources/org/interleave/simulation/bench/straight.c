/* One thread's straight-line code: how many instructions a second. */
#ifndef N
#define N 20000000
#endif

int main(void)
{
	unsigned int h = 2166136261u;

	for (int i = 0; i < N; i++) {
		h ^= i & 0xff;
		h *= 16777619u;
	}
	return h == 0;
}
