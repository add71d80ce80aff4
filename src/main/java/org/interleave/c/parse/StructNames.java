package org.interleave.c.parse;

import java.util.IdentityHashMap;
import java.util.Map;
import org.interleave.c.tree.Variable;
import org.interleave.c.type.Member;
import org.interleave.c.type.StructType;
import org.interleave.c.type.Type;

/**
 * Names for structures without a tag: of their typedef, of the member or variable that has the
 * type.
 */
final class StructNames {
  private final Map<StructType, String> names = new IdentityHashMap<>();

  StructNames(Scope file, Iterable<Variable> variables) {
    file.types().forEach((name, type) -> name(type, name));
    file.tags()
        .forEach((tag, type) -> {
          if (type instanceof StructType struct) {
            members(struct, tag);
          }
        });
    for (Variable variable : variables) {
      name(variable.type(), variable.name());
    }
  }

  String of(StructType type) {
    return type.tag().isEmpty() ? names.getOrDefault(type, "") : type.tag();
  }

  private void name(Type type, String name) {
    Type element = type.plain();
    while (element.isArray() && element.target() instanceof Type inner) {
      element = inner.plain();
    }
    if (element instanceof StructType struct && struct.tag().isEmpty()) {
      if (names.putIfAbsent(struct, name) == null) {
        members(struct, name);
      }
    }
  }

  private void members(StructType struct, String name) {
    for (Member member : struct.members()) {
      // what has no name of its own counts as part of what it lies in
      name(member.type(), member.name().isEmpty() ? name : name + "." + member.name());
    }
  }
}
