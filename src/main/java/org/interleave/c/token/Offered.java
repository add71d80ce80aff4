package org.interleave.c.token;

import java.util.Set;

/** What __has_attribute and its like answer: as gcc 12, as far as the front end goes along. */
final class Offered {
  private static final Set<String> OPERATORS =
      Set.of(
          "__has_include",
          "__has_include_next",
          "__has_attribute",
          "__has_builtin",
          "__has_c_attribute");

  private static final Set<String> ABSENT_ATTRIBUTES =
      Set.of(
          "counted_by",
          "overloadable",
          "guarded_by",
          "pt_guarded_by",
          "capability",
          "diagnose_as_builtin",
          "pass_object_size",
          "pass_dynamic_object_size",
          "enable_if",
          "btf_type_tag",
          "btf_decl_tag",
          "diagnose_if",
          "no_thread_safety_analysis",
          "nonstring_",
          "sized_by",
          "__counted_by__",
          "__overloadable__",
          "__pass_object_size__",
          "__pass_dynamic_object_size__",
          "__diagnose_as_builtin__",
          "__assume__",
          "assume");

  private Offered() {}

  static boolean operator(String name) {
    return OPERATORS.contains(name);
  }

  static boolean has(String operator, String name) {
    return switch (operator) {
      case "__has_builtin" -> builtin(name);
      case "__has_attribute", "__has_c_attribute" -> !ABSENT_ATTRIBUTES.contains(name);
      default -> false;
    };
  }

  private static boolean builtin(String name) {
    return switch (name) {
      case "__builtin_dynamic_object_size", "__builtin_shufflevector", "__builtin_bit_cast" ->
          false;
      default ->
          name.startsWith("__builtin_")
              || name.startsWith("__atomic_")
              || name.startsWith("__sync_");
    };
  }
}
