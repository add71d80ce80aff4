package org.interleave.locking.analysis;

import java.util.Map;
import java.util.regex.Pattern;

/** What the names of functions without a body tell. */
final class KnownFunction {
  private static final Pattern ALLOCATES =
      Pattern.compile(
          "(__|_)?(malloc|calloc|realloc|aligned_alloc|memalign|strdup|strndup|alloca"
              + "|(dev)?m?_?k[vmzc]*(alloc|alloc_node|alloc_array|calloc|memdup|strdup|strndup)"
              + "|k[mzc]alloc_node|kmalloc_array|kmem_cache_z?alloc(_node)?|vz?alloc|vmalloc"
              + "|kv[mzc]alloc(_node|_array)?|devm_k[mzc]alloc(_array)?|__kmalloc(_node)?"
              + "|mempool_alloc|xmalloc|xcalloc|xzalloc|zalloc|g_malloc0?|g_new0?)"
              + "(_trace|_noprof|_large|_track_caller)?");

  /** What such functions give is most likely new. */
  private static final Pattern PERHAPS_ALLOCATES =
      Pattern.compile("(\\w+_)?(alloc|new|zalloc)(_\\w+)?");

  private static final Pattern FREES =
      Pattern.compile(
          "(__)?(free|kfree|kvfree|vfree|kzfree|kfree_sensitive|kfree_const|kmem_cache_free"
              + "|mempool_free|devm_kfree|xfree|g_free|kfree_rcu_mightsleep|cfree)");

  /** Looks at what it gets, or fills it, and tells nobody. */
  private static final Pattern KEEPS_QUIET =
      Pattern.compile(
          "mem(set|cpy|move|cmp|chr)|__mem(set|cpy|move)|str\\w*|v?s?n?c?n?printf|printk|_printk"
              + "|v?f?printf|puts|perror|pr_\\w+|dev_(dbg|info|warn|err)\\w*|_dev_\\w+"
              + "|\\w*_?init(_\\w+|ialize\\w*)?|INIT_\\w+|__init_\\w+|\\w*_destroy|sizeof"
              + "|warn_slowpath\\w*|__warn\\w*|__linux_\\w+|lockdep_\\w+|lock_is_held\\w*"
              + "|list_empty\\w*|abs|exit|abort|assert\\w*|__assert\\w*|IS_ERR\\w*|PTR_ERR"
              + "|mutex_is_locked|spin_is_locked|rwsem_is_locked|kref_(init|get|read)\\w*"
              + "|refcount_\\w+|atomic\\w*|pthread_(cond|attr|mutexattr)_\\w+|cnd_\\w+|sem_\\w+"
              + "|complete|complete_all|wait_for_completion\\w*|wake_up\\w*|__wake_up\\w*"
              + "|_*(kasan|kcsan|kmsan|asan|instrument)_\\w+|might_sleep\\w*|__might_sleep|schedule\\w*|copy_(to|from)_user|set_bit|clear_bit"
              + "|timer_setup|setup_timer|tasklet_setup|test_bit|\\w*_bit|sprintf|scanf|sscanf|fgets|read|write");

  /** Looks something up in its first argument, whatever its declaration says. */
  private static final Pattern LOOKS_UP =
      Pattern.compile(
          "_*(\\w+_)?(find|lookup|search|contains|empty|for_each)(_\\w+)?"
              + "|_*(xa|xas|idr|ida|radix_tree|rb|interval_tree\\w*|rhashtable|rhltable|rht|mt|mas|btree"
              + "|assoc_array|kfifo|skb|plist|llist|list|hlist|klist|timerqueue|bitmap|cpumask"
              + "|anon_vma_interval_tree|vma_interval_tree|g_hash_table|g_list|g_tree|g_queue)"
              + "(_\\w+)?_(load|first|last|next|prev|extract|get_mark|marked|peek|tag_get|tagged"
              + "|count|len|size|fast|get_next|nth)(_\\w+)?");

  /** Changes what it looks up. */
  private static final Pattern CHANGES =
      Pattern.compile(
          "(\\w+_)?(add|insert|set|store|erase|remove|del|delete|clear|replace|alloc|create|new|pop"
              + "|push|dequeue|enqueue|init|xchg|cmpxchg|take|put|move|free)(_\\w+)?");

  /** Prepares an object that nobody uses yet. */
  private static final Pattern INITIALISES =
      Pattern.compile(
          "(?!h?list_)\\w*_init|INIT_\\w+|__init_\\w+|init_\\w+|__\\w+_init(_\\w+)?|\\w+_init_(key|work|task)"
              + "|kref_init|refcount_set|atomic\\w*_set|atomic_init|lockdep_\\w+"
              + "|__lockdep_\\w+|pthread_\\w+_init|\\w+_destroy");

  /** The argument that is a function which runs with no lock held, by the function's name. */
  private static final Map<String, Integer> THREADS =
      Map.ofEntries(
          Map.entry("pthread_create", 2),
          Map.entry("thrd_create", 1),
          Map.entry("kthread_run", 0),
          Map.entry("kthread_create", 0),
          Map.entry("kthread_create_on_node", 0),
          Map.entry("kthread_create_worker", 0),
          Map.entry("pthread_once", 1),
          Map.entry("call_once", 1),
          Map.entry("atexit", 0),
          Map.entry("signal", 1),
          Map.entry("request_irq", 1),
          Map.entry("request_threaded_irq", 1),
          Map.entry("devm_request_irq", 2),
          Map.entry("timer_setup", 1),
          Map.entry("setup_timer", 1),
          Map.entry("tasklet_init", 1),
          Map.entry("tasklet_setup", 1),
          Map.entry("init_timer_key", 1),
          Map.entry("call_rcu", 1),
          Map.entry("call_srcu", 2),
          Map.entry("__linux_init_work", 1));

  /** The argument that is a function which gets an object that nobody else has any longer. */
  private static final Map<String, Integer> RELEASES =
      Map.of("kref_put", 1, "kref_put_mutex", 1, "kref_put_lock", 1, "call_rcu", 1, "call_srcu", 2);

  private KnownFunction() {}

  static boolean allocates(String name) {
    return ALLOCATES.matcher(name).matches();
  }

  /** Whether a function's name says that it makes an object. */
  static boolean perhapsAllocates(String name) {
    return PERHAPS_ALLOCATES.matcher(name).matches();
  }

  static boolean frees(String name) {
    return FREES.matcher(name).matches();
  }

  static boolean keepsQuiet(String name) {
    return KEEPS_QUIET.matcher(name).matches();
  }

  static boolean looksUp(String name) {
    return LOOKS_UP.matcher(name).matches() && !CHANGES.matcher(name).matches();
  }

  static boolean initialises(String name) {
    return INITIALISES.matcher(name).matches();
  }

  /** The argument that begins to run in a thread of its own; -1 if there is none. */
  static int thread(String name) {
    return THREADS.getOrDefault(name, -1);
  }

  /** Whether a thread begins to run at once, with what it is given. */
  static boolean starts(String name) {
    return switch (name) {
      case "pthread_create", "thrd_create", "kthread_run", "call_rcu", "call_srcu" -> true;
      default -> name.contains("request_irq") || name.startsWith("kthread_create");
    };
  }

  /** Whether a lock is no longer one afterwards. */
  static boolean endsLock(String name) {
    return switch (name) {
      case "pthread_mutex_destroy", "pthread_rwlock_destroy", "pthread_spin_destroy" -> true;
      case "mtx_destroy", "mutex_destroy" -> true;
      default -> false;
    };
  }

  static boolean neverReturns(String name) {
    return switch (name) {
      case "abort", "exit", "_exit", "_Exit", "quick_exit", "__assert_fail", "__assert" -> true;
      case "panic", "do_exit", "reach_error", "__VERIFIER_error", "longjmp" -> true;
      case "pthread_exit", "thrd_exit" -> true;
      default -> false;
    };
  }

  static int release(String name) {
    return RELEASES.getOrDefault(name, -1);
  }

  /** Which of the arguments is freed. */
  static int freed(String name) {
    return name.equals("kmem_cache_free") || name.equals("devm_kfree") ? 1 : 0;
  }
}
