package org.interleave.c;

import java.util.List;
import java.util.Optional;

/**
 * An attribute at a declaration, or a macro there that stands for attributes or for nothing.
 *
 * @param name of the attribute without underscores around it, or of the macro
 * @param arguments their texts
 * @param place where it is written: of the outermost macro for what comes out of one
 * @param macros the macros that it comes out of, the outermost first
 */
public record Annotation(
    String name, List<String> arguments, Place place, Target target, List<String> macros) {
  public Annotation {
    arguments = List.copyOf(arguments);
    macros = List.copyOf(macros);
  }

  /** What is annotated. */
  public sealed interface Target {
    Place place();
  }

  public record OfFunction(String name, Place place) implements Target {}

  /**
   * @param index from 0
   */
  public record OfParameter(String function, int index, String name, Place place)
      implements Target {}

  /**
   * @param owner the structure's name as {@link Unit#nameOf} has it
   */
  public record OfMember(String owner, String member, Place place) implements Target {}

  /** A variable at file scope. */
  public record OfVariable(String name, Place place) implements Target {}

  /** A structure, union or enumeration. */
  public record OfType(String name, Place place) implements Target {}

  /** The macro that a reader finds in the source; empty for a bare attribute. */
  public Optional<String> macro() {
    return macros.isEmpty() ? Optional.empty() : Optional.of(macros.getFirst());
  }
}
