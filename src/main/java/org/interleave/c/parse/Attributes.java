package org.interleave.c.parse;

import org.interleave.c.tree.Routine;
import org.interleave.c.tree.Variable;
import org.interleave.c.type.Type;
import org.jspecify.annotations.Nullable;

/** The attributes that matter to meaning or layout, as far as they were given. */
final class Attributes {
  boolean packed;
  int aligned;
  boolean weak;
  @Nullable String alias;
  boolean constructor;
  boolean destructor;
  boolean noReturn;
  boolean gnuInline;
  boolean kept;
  boolean checked;
  boolean transparentUnion;
  @Nullable String cleanup;
  int cleanupAt;
  @Nullable String mode;
  long vectorSize;
  @Nullable String assembler;

  void addAll(Attributes more) {
    packed |= more.packed;
    aligned = Math.max(aligned, more.aligned);
    weak |= more.weak;
    alias = more.alias == null ? alias : more.alias;
    constructor |= more.constructor;
    destructor |= more.destructor;
    noReturn |= more.noReturn;
    gnuInline |= more.gnuInline;
    kept |= more.kept;
    checked |= more.checked;
    transparentUnion |= more.transparentUnion;
    if (more.cleanup != null) {
      cleanup = more.cleanup;
      cleanupAt = more.cleanupAt;
    }
    mode = more.mode == null ? mode : more.mode;
    vectorSize = Math.max(vectorSize, more.vectorSize);
    assembler = more.assembler == null ? assembler : more.assembler;
  }

  Type applied(Type type) {
    Type result = type;
    if (mode != null) {
      result = Attributing.withMode(result, mode);
    }
    if (vectorSize > 0) {
      result = new Type.Vector(result.plain(), vectorSize);
    }
    return result;
  }

  void apply(Variable variable) {
    variable.align(aligned);
    if (weak) {
      variable.makeWeak();
    }
    if (alias != null) {
      variable.alias(alias);
    }
    if (assembler != null && variable.isStatic()) {
      variable.link(assembler);
    }
  }

  void apply(Routine to) {
    if (weak) {
      to.makeWeak();
    }
    if (alias != null) {
      to.alias(alias);
    }
    if (constructor) {
      to.makeConstructor();
    }
    if (destructor) {
      to.makeDestructor();
    }
    if (noReturn) {
      to.makeNoReturn();
    }
    if (checked) {
      to.check();
    }
    if (assembler != null) {
      to.link(assembler);
    }
  }
}
