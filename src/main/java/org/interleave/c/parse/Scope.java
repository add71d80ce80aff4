package org.interleave.c.parse;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.interleave.c.type.Type;
import org.jspecify.annotations.Nullable;

/** The names of a file, prototype or block (C11 6.2.1). */
final class Scope {
  /**
   * @param at where it is declared first
   * @param last where it is declared last: with its members, if it has any
   */
  private record Tag(Type type, int at, int last) {}

  private final @Nullable Scope outer;
  private final Map<String, Entity> names = new HashMap<>();
  private final Map<String, Tag> tags = new HashMap<>();

  /** Of the file scope only names declared before this token count. */
  private final int before;

  private final boolean prototype;

  private Scope(@Nullable Scope outer, int before, boolean prototype) {
    this.outer = outer;
    this.before = before;
    this.prototype = prototype;
  }

  static Scope file() {
    return new Scope(null, Integer.MAX_VALUE, false);
  }

  Scope inner() {
    return new Scope(this, Integer.MAX_VALUE, false);
  }

  /** Of a list of parameters. */
  Scope prototype() {
    return new Scope(this, Integer.MAX_VALUE, true);
  }

  boolean isPrototype() {
    return prototype;
  }

  /** For a body that is read later than what follows it in the file. */
  Scope bodyAt(int token) {
    return new Scope(this, token, false);
  }

  @Nullable Scope outer() {
    return outer;
  }

  @Nullable Entity find(String name) {
    int limit = Integer.MAX_VALUE;
    for (Scope scope = this; scope != null; scope = scope.outer) {
      Entity found = scope.names.get(name);
      if (found != null && found.at() <= limit) {
        return found;
      }
      limit = Math.min(limit, scope.before);
    }
    return null;
  }

  @Nullable Entity here(String name) {
    return names.get(name);
  }

  void declare(String name, Entity entity) {
    names.put(name, entity);
  }

  @Nullable Type tag(String name) {
    int limit = Integer.MAX_VALUE;
    for (Scope scope = this; scope != null; scope = scope.outer) {
      Tag found = scope.tags.get(name);
      if (found != null && found.at <= limit) {
        return found.type;
      }
      limit = Math.min(limit, scope.before);
    }
    return null;
  }

  @Nullable Type tagHere(String name) {
    Tag found = tags.get(name);
    return found == null ? null : found.type;
  }

  /** The types that have a name in this scope. */
  Map<String, Type> types() {
    Map<String, Type> types = new TreeMap<>();
    names.forEach((name, entity) -> {
      if (entity instanceof Entity.TypeName t) {
        types.put(name, t.type());
      }
    });
    return types;
  }

  Map<String, Type> tags() {
    Map<String, Type> types = new TreeMap<>();
    tags.forEach((name, tag) -> types.put(name, tag.type));
    return types;
  }

  /** The types with a tag, then those with another name, and the tokens of the names. */
  List<Map.Entry<Type, Integer>> places() {
    List<Map.Entry<Type, Integer>> places = new ArrayList<>();
    tags.values().forEach(tag -> places.add(Map.entry(tag.type, tag.last)));
    for (Entity entity : names.values()) {
      if (entity instanceof Entity.TypeName(Type type, int at)) {
        places.add(Map.entry(type, at));
      }
    }
    return places;
  }

  void declareTag(String name, Type type, int at) {
    Tag known = tags.get(name);
    int first = known != null && known.type == type ? known.at : at;
    tags.put(name, new Tag(type, first, at));
  }
}
