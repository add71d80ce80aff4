/* rules:
- rule: the list of clients is under the server's mutex
  id: clients
  guarded_by: { field: server.clients, lock: server.mutex }
- rule: so is whether it runs
  id: running
  guarded_by: { field: server.running, lock: server.mutex }
- rule: what a client has sent is under the client's mutex
  id: sent
  guarded_by: { field: client.sent, lock: client.mutex }
- rule: the server is locked before clients
  id: order
  lock_order: [server.mutex, client.mutex]
*/
// quiet
#include <pthread.h>
#include <stdlib.h>

struct client {
	pthread_mutex_t mutex;
	long sent;
	struct client *next;
	struct server *server;
	pthread_t thread;
};

struct server {
	pthread_mutex_t mutex;
	pthread_cond_t changed;
	struct client *clients;
	int running;
};

static int server_runs(struct server *server)
{
	int running;

	pthread_mutex_lock(&server->mutex);
	running = server->running; // site: running held
	pthread_mutex_unlock(&server->mutex);
	return running;
}

static void *client_thread(void *argument)
{
	struct client *client = argument;
	struct server *server = client->server;

	while (server_runs(server)) {
		pthread_mutex_lock(&client->mutex);
		client->sent++; // site: sent held
		pthread_mutex_unlock(&client->mutex);
	}
	return NULL;
}

int server_accept(struct server *server)
{
	struct client *client = calloc(1, sizeof(*client));

	if (!client)
		return -1;
	pthread_mutex_init(&client->mutex, NULL);
	client->server = server;
	client->sent = 0;
	if (pthread_create(&client->thread, NULL, client_thread, client)) {
		free(client);
		return -1;
	}
	pthread_mutex_lock(&server->mutex);
	client->next = server->clients; // site: clients held
	server->clients = client; // site: clients held
	pthread_cond_broadcast(&server->changed);
	pthread_mutex_unlock(&server->mutex);
	return 0;
}

long server_sent(struct server *server)
{
	struct client *client;
	long sent = 0;

	pthread_mutex_lock(&server->mutex);
	for (client = server->clients; client; client = client->next) { // site: clients held
		pthread_mutex_lock(&client->mutex);
		sent += client->sent; // site: sent held
		pthread_mutex_unlock(&client->mutex);
	}
	pthread_mutex_unlock(&server->mutex);
	return sent;
}

void server_wait(struct server *server)
{
	pthread_mutex_lock(&server->mutex);
	while (server->running && !server->clients) // site: running held // site: clients held
		pthread_cond_wait(&server->changed, &server->mutex);
	pthread_mutex_unlock(&server->mutex);
}

void server_stop(struct server *server)
{
	struct client *client;

	pthread_mutex_lock(&server->mutex);
	server->running = 0; // site: running held
	client = server->clients; // site: clients held
	server->clients = NULL; // site: clients held
	pthread_mutex_unlock(&server->mutex);
	while (client) {
		struct client *next = client->next;

		pthread_join(client->thread, NULL);
		pthread_mutex_destroy(&client->mutex);
		free(client);
		client = next;
	}
}
