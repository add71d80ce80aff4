package org.interleave.c.tree;

import org.jspecify.annotations.Nullable;

/** A place to jump to. */
public final class Label {
  private final String name;
  private boolean placed;
  private boolean addressTaken;
  private @Nullable Cleanup cleanup;

  public Label(String name) {
    this.name = name;
  }

  public String name() {
    return name;
  }

  public boolean placed() {
    return placed;
  }

  public void place(@Nullable Cleanup there) {
    placed = true;
    cleanup = there;
  }

  public boolean addressTaken() {
    return addressTaken;
  }

  public void takeAddress() {
    addressTaken = true;
  }

  /** What is pending where the label stands. */
  public @Nullable Cleanup cleanup() {
    return cleanup;
  }
}
