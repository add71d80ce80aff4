/* rules:
- rule: the buffer of a uart and its positions are under the lock
  id: positions
  guarded_by: { field: uart.head, lock: uart.lock }
- rule: the tail as well
  id: tail
  guarded_by: { field: uart.tail, lock: uart.lock }
- rule: the bytes too
  id: bytes
  guarded_by: { field: uart.bytes, lock: uart.lock }
- rule: opening and closing is serialised
  id: opened
  guarded_by: { field: uart.opened, lock: uart.open_lock }
- rule: the mutex is taken outside the spinlock
  id: order
  lock_order: [uart.open_lock, uart.lock]
- rule: the hardware is written to under the lock
  id: hardware
  must_hold: { functions: [uart_out], lock: uart.lock }
*/
// quiet
#include <linux/errno.h>
#include <linux/interrupt.h>
#include <linux/mutex.h>
#include <linux/sched.h>
#include <linux/slab.h>
#include <linux/spinlock.h>
#include <linux/timer.h>
#include <linux/wait.h>

#define RING 64

struct uart {
	struct mutex open_lock;
	int opened;
	spinlock_t lock;
	unsigned int head, tail;
	unsigned char bytes[RING];
	wait_queue_head_t wait;
	struct timer_list poll;
	volatile unsigned char *port;
	int irq;
};

static void uart_out(struct uart *uart, unsigned char byte)
{
	*uart->port = byte;
}

static int uart_space(struct uart *uart)
{
	return RING - 1 - (uart->head - uart->tail) % RING; // site: positions held // site: tail held
}

static void uart_push(struct uart *uart)
{
	while (uart->head != uart->tail) { // site: positions held // site: tail held
		uart_out(uart, uart->bytes[uart->tail++ % RING]); // site: bytes held // site: hardware held
		if (uart_space(uart) == RING - 1)
			break;
	}
}

static irqreturn_t uart_interrupt(int irq, void *data)
{
	struct uart *uart = data;
	int room;

	spin_lock(&uart->lock);
	uart_push(uart);
	room = uart_space(uart) > 0;
	spin_unlock(&uart->lock);
	if (room)
		wake_up(&uart->wait);
	return IRQ_HANDLED;
}

static void uart_poll(struct timer_list *timer)
{
	struct uart *uart = from_timer(uart, timer, poll);
	unsigned long flags;

	spin_lock_irqsave(&uart->lock, flags);
	uart_push(uart);
	spin_unlock_irqrestore(&uart->lock, flags);
	mod_timer(&uart->poll, jiffies + 10);
}

int uart_write(struct uart *uart, const unsigned char *from, int count)
{
	unsigned long flags;
	int written = 0;

	while (written < count) {
		spin_lock_irqsave(&uart->lock, flags);
		if (!uart_space(uart)) {
			spin_unlock_irqrestore(&uart->lock, flags);
			if (signal_pending(current))
				return written ? written : -ERESTARTSYS;
			schedule();
			continue;
		}
		uart->bytes[uart->head % RING] = from[written++]; // site: bytes held // site: positions held
		uart->head++; // site: positions held
		uart_push(uart);
		spin_unlock_irqrestore(&uart->lock, flags);
	}
	return written;
}

int uart_open(struct uart *uart)
{
	int err = 0;

	mutex_lock(&uart->open_lock);
	if (uart->opened++) // site: opened held
		goto out;
	err = request_irq(uart->irq, uart_interrupt, 0, "uart", uart);
	if (err) {
		uart->opened--; // site: opened held
		goto out;
	}
	spin_lock_irq(&uart->lock);
	uart->head = uart->tail = 0; // site: positions held // site: tail held
	spin_unlock_irq(&uart->lock);
	mod_timer(&uart->poll, jiffies + 10);
out:
	mutex_unlock(&uart->open_lock);
	return err;
}

void uart_close(struct uart *uart)
{
	mutex_lock(&uart->open_lock);
	if (--uart->opened == 0) { // site: opened held
		del_timer_sync(&uart->poll);
		free_irq(uart->irq, uart);
	}
	mutex_unlock(&uart->open_lock);
}

struct uart *uart_create(volatile unsigned char *port, int irq)
{
	struct uart *uart = kzalloc(sizeof(*uart), GFP_KERNEL);

	if (!uart)
		return NULL;
	mutex_init(&uart->open_lock);
	spin_lock_init(&uart->lock);
	init_waitqueue_head(&uart->wait);
	timer_setup(&uart->poll, uart_poll, 0);
	uart->port = port;
	uart->irq = irq;
	uart->head = 0;
	uart->tail = 0;
	return uart;
}
