package org.interleave.checks.report;

import java.util.List;

/** The entry of a system call has another name on each architecture. */
final class Syscall {
  private static final List<String> BEGINNINGS =
      List.of(
          "__x64_",
          "__ia32_",
          "__arm64_",
          "__riscv_",
          "__s390x_",
          "__do_sys_",
          "__se_sys_",
          "__sys_",
          "ksys_");

  private Syscall() {}

  static String name(String function) {
    return BEGINNINGS.stream()
        .filter(
            beginning -> function.startsWith(beginning) && function.length() > beginning.length())
        .map(beginning -> function.substring(beginning.length()))
        .findFirst()
        .orElse(function);
  }
}
