#ifndef _LINUX_HASHTABLE_H
#define _LINUX_HASHTABLE_H
#include <linux/hash.h>
#include <linux/kernel.h>
#include <linux/list.h>
#include <linux/log2.h>
#include <linux/rculist.h>
#define DEFINE_HASHTABLE(name, bits) struct hlist_head name[1 << (bits)]
#define DECLARE_HASHTABLE(name, bits) struct hlist_head name[1 << (bits)]
#define HASH_SIZE(name) ARRAY_SIZE(name)
#define HASH_BITS(name) ilog2(HASH_SIZE(name))
#define hash_init(table) \
	do { \
		unsigned int __i; \
		for (__i = 0; __i < HASH_SIZE(table); __i++) \
			INIT_HLIST_HEAD(&(table)[__i]); \
	} while (0)
#define __bucket(table, key) ((table)[hash_64((key), HASH_BITS(table))])
#define hash_add(table, node, key) hlist_add_head((node), &__bucket(table, key))
#define hash_add_rcu(table, node, key) hlist_add_head_rcu((node), &__bucket(table, key))
#define hash_del(node) hlist_del_init(node)
#define hash_del_rcu(node) hlist_del_init_rcu(node)
#define hash_hashed(node) (!hlist_unhashed(node))
#define hash_for_each_possible(table, at, member, key) \
	hlist_for_each_entry(at, &__bucket(table, key), member)
#define hash_for_each_possible_rcu(table, at, member, key) \
	hlist_for_each_entry_rcu(at, &__bucket(table, key), member)
#define hash_for_each_possible_safe(table, at, kept, member, key) \
	hlist_for_each_entry_safe(at, kept, &__bucket(table, key), member)
#define hash_for_each(table, bucket, at, member) \
	for ((bucket) = 0, at = NULL; at == NULL && (bucket) < HASH_SIZE(table); (bucket)++) \
		hlist_for_each_entry(at, &(table)[bucket], member)
#endif
