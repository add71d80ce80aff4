package org.interleave.c.type;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A structure or union; completed once, where its members are declared. */
public final class StructType implements Type {
  private final String tag;
  private final boolean union;
  private @Nullable List<Member> members;
  private Map<String, List<Member>> paths = Map.of();
  private long size = -1;
  private int align = 1;
  private boolean transparent;

  public StructType(String tag, boolean union) {
    this.tag = tag;
    this.union = union;
  }

  public String tag() {
    return tag;
  }

  public boolean union() {
    return union;
  }

  public boolean complete() {
    return members != null;
  }

  public List<Member> members() {
    List<Member> known = members;
    return known == null ? List.of() : known;
  }

  public void complete(List<Member> laidOut, long bytes, int alignment) {
    members = List.copyOf(laidOut);
    size = bytes;
    align = alignment;
    paths = new HashMap<>();
    for (Member member : laidOut) {
      if (member.anonymous() && member.type().plain() instanceof StructType inner) {
        inner.paths.forEach((name, path) -> {
          var longer = new java.util.ArrayList<Member>(path.size() + 1);
          longer.add(member);
          longer.addAll(path);
          paths.put(name, List.copyOf(longer));
        });
      } else if (!member.name().isEmpty()) {
        paths.put(member.name(), List.of(member));
      }
    }
  }

  /** The member with a name, behind the anonymous ones that it lies in; empty if there is none. */
  public List<Member> find(String name) {
    return paths.getOrDefault(name, List.of());
  }

  /** A flexible array member, or GNU's array of length 0, at the end. */
  public boolean endsInFlexibleArray() {
    List<Member> known = members();
    return !known.isEmpty() && known.getLast().type().plain() instanceof Array a && a.length() <= 0;
  }

  public boolean transparent() {
    return transparent;
  }

  public void makeTransparent() {
    transparent = true;
  }

  @Override
  public long size() {
    return size;
  }

  @Override
  public int align() {
    return align;
  }

  @Override
  public String toString() {
    return (union ? "union " : "struct ") + (tag.isEmpty() ? "{…}" : tag);
  }
}
