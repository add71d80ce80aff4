#include <pthread.h>
#include <string.h>

static void *split(void *argument)
{
	char *word;

	for (word = strtok(argument, " "); word; word = strtok(0, " ")) // expect: data-race
		;
	return 0;
}

int main(void)
{
	char one[] = "a b", other[] = "c";
	pthread_t thread;

	pthread_create(&thread, 0, split, one);
	split(other);
	pthread_join(thread, 0);
	return 0;
}
