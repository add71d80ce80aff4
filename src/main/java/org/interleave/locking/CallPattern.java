package org.interleave.locking;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Calls of functions and uses of macros: {@code list_*_rcu}, {@code down_read(mm_struct.mmap_sem)}.
 *
 * @param name with * for any letters
 * @param arguments what the first arguments are, or are the address of; empty for any
 */
public record CallPattern(String name, List<Optional<Designator>> arguments) {
  public CallPattern {
    arguments = List.copyOf(arguments);
  }

  @Override
  public String toString() {
    return arguments.isEmpty()
        ? name
        : arguments.stream()
            .map(argument -> argument.map(Designator::toString).orElse("*"))
            .collect(Collectors.joining(", ", name + "(", ")"));
  }
}
