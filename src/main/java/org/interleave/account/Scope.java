package org.interleave.account;

import java.util.Arrays;
import java.util.Optional;
import java.util.Set;

/** What a token allows. */
public enum Scope {
  READ("read", "read what the server would not show without a token"),
  CHECKS_WRITE("checks:write", "post runs of a CI system"),
  PATCHES_WRITE("patches:write", "change states of patches, and keep bundles"),
  ADMIN("admin", "all of these");

  private final String word;
  private final String meaning;

  Scope(String word, String meaning) {
    this.word = word;
    this.meaning = meaning;
  }

  /** As people and programs write it: {@code checks:write}. */
  public String word() {
    return word;
  }

  /** What it allows, in a few words. */
  public String meaning() {
    return meaning;
  }

  public static Optional<Scope> of(String word) {
    return Arrays.stream(values()).filter(scope -> scope.word.equals(word.strip())).findFirst();
  }

  /** Whether these allow it. Who may write may read. */
  boolean isIn(Set<Scope> granted) {
    return this == READ ? !granted.isEmpty() : granted.contains(this) || granted.contains(ADMIN);
  }

  @Override
  public String toString() {
    return word;
  }
}
