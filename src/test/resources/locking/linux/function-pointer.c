/* rules:
- rule: the depth is under the lock of the stack
  id: depth
  guarded_by: { field: stack.depth, lock: stack.lock }
*/
#include <linux/mutex.h>

struct stack {
	struct mutex lock;
	int depth;
};

static void stack_push(struct stack *stack)
{
	stack->depth++; // site: depth held
}

static void stack_pop(struct stack *stack)
{
	stack->depth--; // site: depth unprotected
}

static void stack_under_lock(struct stack *stack, void (*change)(struct stack *stack))
{
	mutex_lock(&stack->lock);
	change(stack);
	mutex_unlock(&stack->lock);
}

static void stack_without_lock(struct stack *stack, void (*change)(struct stack *stack))
{
	change(stack);
}

void stack_add(struct stack *stack)
{
	stack_under_lock(stack, stack_push);
}

void stack_drop(struct stack *stack)
{
	stack_without_lock(stack, stack_pop);
}

void stack_unknown(struct stack *stack, void (*change)(struct stack *stack))
{
	mutex_lock(&stack->lock);
	change(stack);
	stack->depth = 0; // site: depth held
	mutex_unlock(&stack->lock);
}
