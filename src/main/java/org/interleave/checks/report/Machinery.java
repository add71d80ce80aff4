package org.interleave.checks.report;

import java.util.regex.Pattern;

/**
 * Functions and files that report a defect or stand between it and its cause: sanitizers, lockdep,
 * locks, allocators, string functions, the printing and trapping of faults. None is a defect's
 * place.
 */
final class Machinery {
  /** Beginnings of names. */
  private static final Pattern BEGINNINGS =
      Pattern.compile(
          "(?:"
              + String.join(
                  "|",
                  // reports, traps, entries
                  "dump_stack|__dump_stack|show_stack|show_trace|dump_backtrace|show_regs|stack_trace_",
                  "save_stack|save_trace|print_(?:report|address|kcsan|circular|usage|deadlock|bad)",
                  "panic$|nmi_panic|check_panic_on|(?:__)?warn(?:_slow|_printf|$)|__warn|report_bug",
                  "handle_bug|fixup_bug|(?:asm_|sysvec_|asm_sysvec_)?exc_|asm_|do_error_trap|do_trap",
                  "invalid_op|do_invalid_op|error_entry|oops_|die(?:_|$)|__die|bad_area|__bad_area",
                  "no_context|do_page_fault|__do_page_fault|page_fault$|do_kern_addr_fault",
                  "handle_page_fault|kernelmode_fixup|page_fault_oops|do_user_addr_fault",
                  "do_general_protection|general_protection|do_mem_abort|do_translation_fault",
                  "__do_kernel_fault|do_bad_area|do_DataAbort|el1_|el1h_|el1t_|el0_|__el0|el0t",
                  "__dabt|brk_handler|bug_handler|do_debug_exception|do_el1|call_break_hook",
                  "report_cfi|__stack_chk|check_stack|do_bad|die_kernel_fault",
                  // sanitizers
                  "k?asan_|__asan|__hwasan|hwasan_|(?:__)?kasan_|check_memory_region|check_region",
                  "describe_|address_|kcsan_|__kcsan|__tsan|(?:__)?kmsan_|__msan|kmsan|kfence|__kfence",
                  "(?:__)?ubsan_|handle_overflow|val_to_string|instrument_|end_report|start_report",
                  "kcov|__sanitizer|write_comp_data|debug_object|__debug_object|debug_print_object",
                  "debug_check_no|lookup_object|__debug_check",
                  // locks
                  "lock_(?:acquire|release|is|downgrade|torture|set|pin|unpin)|__lock_(?:acquire|release|is)",
                  "lockdep|validate_chain|check_prev|check_deadlock|check_noncircular|mark_lock",
                  "mark_(?:usage|held)|check_(?:wait_context|irq|usage)|register_lock|assign_lock",
                  "look_up_lock|match_held|print_(?:lock|irq|unlock|freed|bfs)|rcu_lock_|valid_state",
                  "_?_?_?raw_(?:spin|read|write)|do_raw_|__?spin|spin_|arch_spin|queued_|native_queued",
                  "debug_(?:spin|mutex|rt_mutex|write|read|locks)|(?:__)?mutex_|(?:__)?down_|(?:__)?up_",
                  "(?:__)?rwsem|(?:__)?rt_mutex|(?:__)?ww_mutex|percpu_(?:down|up)|__percpu",
                  "read_(?:lock|unlock)|write_(?:lock|unlock)|seqcount|(?:__)?do_(?:down|up)_",
                  // sleeping
                  "_{0,3}might_(?:sleep|fault|resched|alloc)|__schedule|schedule(?:$|_debug|_preempt)",
                  "preempt_schedule|preempt_count|_cond_resched|__cond_resched|io_schedule",
                  // references and lists
                  "refcount_|__refcount|kref_|(?:arch_|raw_|generic_)?atomic(?:64|_long|_)?_?",
                  "__list_|list_(?:add|del|move|empty|replace|splice)|(?:__)?hlist|list_del",
                  "_?_?(?:test_and_)?(?:set|clear|change|test)_bit|constant_test|variable_test|test_bit",
                  "__read_once|__write_once|read_word_at|READ_ONCE",
                  // memory
                  "_?_?k[mzc]alloc|kvm?alloc|_?_?kv[mz]alloc|__?kvfree|kvfree|_?_?kfree|k(?:z|v)?free",
                  "kmem_cache_|__kmem|kmalloc|krealloc|__krealloc|kmemdup|kstrn?dup|_?_?_?slab_|_?_?_?cache_(?:alloc|free)",
                  "slub_|slab|do_slab|free_(?:debug|consistency|frozen|unref|one|the|pages|page$)|__free_(?:pages|slab|one)",
                  "new_slab|allocate_slab|alloc_(?:debug|slab|pages|consistency)|__alloc_(?:pages|frozen)",
                  "get_(?:page_from|partial|free_)|prep_new|post_alloc|object_err|check_(?:object|slab|bytes)",
                  "_?_?vmalloc|v[fzm]ree|vfree|__get_free|qlist_|quarantine|memblock_|kmalloc_",
                  "should_fail|__should_fail|fail_dump|create_object|__build_skb|kmemleak",
                  "mem(?:cpy|set|move|cmp|chr|dup|scan)|__?_?mem(?:cpy|set|move|cmp)|str(?:n|r|l|s|c)?(?:cpy|len|nlen|cmp|chr|cat|scpy|lcpy|str|ncmp|casecmp|pbrk|spn)|strs?(?:cpy|ep)|sized_str|fortify",
                  "_?_?_?(?:raw_)?copy_(?:to|from)_(?:user|iter)|_copy|__copy|instrumented|csum_|check_(?:copy|heap|stack)_|__check_(?:object|heap|copy)|usercopy|copy_user",
                  // libraries
                  "sk_prot_alloc|sk_alloc|(?:__)?dev_printk|proc_create|_?___?alloc_skb$|kobject_uevent|dpm_sysfs|device_release|native_safe|(?:__)?timer_delete|text_poke|console_trylock|tty_unregister_device|hwrng_|drbg_|(?:__)?printk_safe|uprobe_apply|__uprobe|sget_userns|htab_map_alloc|do_slb_fault|worker_thread_|sock_kmalloc|_copy_from|print_hex|va_format|dev_v?printk|(?:__)?dev_vprintk|vzalloc|vmalloc|(?:__)?try_to_(?:grab|del)|__pv_queued|do_vfs_ioctl|dput$|cipher_|xts_|sock_def|usb_submit_urb|free_large|___kmalloc|destroy_work|truncate_inode_pages|copy_page_to|simple_copy|_?device_destroy|panic_saved|nfc_llcp_find|page_frag|folios_put|__folio_put|free_unref|sk_skb_reason|skb_free|(?:__)?rb_|rbt_|xas_|xa_|(?:__)?xa_|radix_tree_(?!node)|idr_|ida_|klist_|rhashtable_|(?:__)?rht_|plist_|llist_|timerqueue_(?!del)|assoc_array",
                  "kobject_(?!uevent)|(?:__)?kref|kset_|add_uevent|device_(?:del|add|unregister|initial|create_file|remove)|dev_(?:set_name|printk)|devres_|sysfs_remove|sysfs_create|internal_create|ref_tracker|get_device|put_device",
                  "crc|(?:__)?crc|crypto_|aes|_?hex_|hex|number$|string$|vsnprintf|v?sc?n?printf|pointer$|vprintk|_printk|printk|console_(?!device|lock)|format_decode|__mul|__div|rng_",
                  "(?:__)?wake_up_(?!new_task)|(?:__)?wake_up$|complete(?:$|_all|_with)|swake_up|finish_wait|prepare_to_wait|wait_for_completion|wait_for_common|do_wait_for|try_to_wake|add_wait|autoremove|default_wake|osq_|down$|up$|ww_",
                  "(?:try_to_)?del_timer|(?:__)?mod_timer|add_timer|lock_timer|init_timer|timer_(?:is|fixup|delete|shutdown|init)|detach_timer|hrtimer_(?:active|cancel|try)|(?:__)?flush_work|work_(?:is|fixup)|(?:__)?cancel_(?:work|delayed)|drain_workqueue|destroy_workqueue|(?:__)?queue_work|(?:__)?queue_delayed|start_flush|kthread_stop|insert_work|(?:__)?call_rcu|get_work|set_work|init_work|__init_work|call_timer_fn|kthread_should",
                  "skb_(?:panic|over|under|push$|pull|put$|release|headlen|copy|queue)|___?skb|kfree_skb|consume_skb|sk_free|__sk_|sk_destruct|sk_common|sock_(?:hold|put)|dev_(?:get|put|hold)|rollback_registered|unregister_netdevice|lock_sock|release_sock|__lock_sock",
                  "folio_(?:unlock|put|get)|unlock_page|put_page|get_page|_?compound_head|bad_page|mark_buffer_dirty|drop_nlink|set_nlink|inc_nlink|fast_dput|d_put|iput$|free_percpu|pcpu_|alloc_(?:skb|percpu|page_inter|inode$)|__alloc_percpu|kmap|memory_|__phys|__virt|virt_|phys_|is_vmalloc|vunmap|__vunmap|remove_vm_area|warn_alloc|__seqprop|seqprop|proc_register|assertfail|drain_|remove_proc",
                  "usb_(?:kill|unlink|poison|start_wait|anchor_(?!resume)|unanchor|hcd_|control_|bulk_|interrupt_)|cleanup_srcu|srcu_|__srcu|_?_?local_bh|do_softirq_own|warn_bogus|walk_stackframe|arch_stack|program_check|ret_from_exception_$|__fortify|check_preemption|debug_smp|__this_cpu|this_cpu|smp_processor|bad_range|logic_|do_tag|do_synchronous|do_alignment|rust_helper|__reiserfs|reiserfs_(?:panic|error|write_lock)|hlock|reacquire|__lock_set|task_blocks|count_memcg|__memcg|memcg_|_atomic|__x86_indirect|__kasan|find_(?:next|first|last)|trace_hardirqs|trace_softirqs|__trace|perf_trace|trace_event|__bpf_trace|__traceiter|cpuidle|default_idle|rcu_is|rcu_read|rcu_dynticks|kill_fasync_$|__panic|__raw_",
                  "(?:__)?put_user|(?:__)?get_user|read_pnet|write_pnet")
              + ").*");

  /** Files of the same, from the root of the tree. */
  private static final Pattern FILES =
      Pattern.compile(
          "(?:.*/)?(?:mm/(?:kasan|kmsan|kfence)/.*|mm/(?:slub|slab|slob|slab_common|kmemleak|usercopy|page_alloc|vmalloc)\\.[ch]"
              + "|kernel/(?:kcsan|locking)/.*|kernel/(?:panic|kcov|softirq|kthread)\\.c"
              + "|lib/(?:refcount|debugobjects|list_debug|dump_stack|string|ubsan|kobject|usercopy)\\.[ch]"
              + "|include/.*|arch/[^/]*/include/.*|arch/[^/]*/(?:mm/fault|kernel/traps|kernel/dumpstack)\\.c)");

  private static final Pattern SANITIZERS =
      Pattern.compile("(?:.*/)?(?:mm/(?:kasan|kmsan|kfence)|kernel/(?:kcsan|locking))/.*");

  private Machinery() {}

  static boolean isFunction(String name) {
    return BEGINNINGS.matcher(name).matches();
  }

  /** Whether all of the file is a tool's. */
  static boolean isSanitizer(String path) {
    return SANITIZERS.matcher(path).matches();
  }

  static boolean isFile(String path) {
    return FILES.matcher(path).matches();
  }
}
