package org.interleave.c.tree;

import org.interleave.c.type.Type;
import org.jspecify.annotations.Nullable;

/** A declared object. Parsing completes it; lowering only reads it. */
public final class Variable {
  public enum Storage {
    AUTOMATIC,
    PARAMETER,
    /** Static storage, seen in its unit only. */
    STATIC,
    /** Static storage, linked by name. */
    EXTERNAL
  }

  private final String name;
  private final Storage storage;
  private final int at;
  private Type type;
  private String link;
  private boolean addressTaken;
  private boolean threadLocal;
  private boolean defined;
  private boolean weak;
  private @Nullable String alias;
  private int align;
  private @Nullable Initialiser initialiser;

  public Variable(String name, Type type, Storage storage, int at) {
    this.name = name;
    this.link = name;
    this.type = type;
    this.storage = storage;
    this.at = at;
  }

  public String name() {
    return name;
  }

  public Storage storage() {
    return storage;
  }

  public boolean isStatic() {
    return storage == Storage.STATIC || storage == Storage.EXTERNAL;
  }

  /** The token that declares it. */
  public int at() {
    return at;
  }

  public Type type() {
    return type;
  }

  public void type(Type better) {
    type = better;
  }

  /** The name that the linker knows. */
  public String link() {
    return link;
  }

  public void link(String linkName) {
    link = linkName;
  }

  public boolean addressTaken() {
    return addressTaken;
  }

  public void takeAddress() {
    addressTaken = true;
  }

  public boolean threadLocal() {
    return threadLocal;
  }

  public void makeThreadLocal() {
    threadLocal = true;
  }

  /** Whether there is a definition, tentative ones included, not only an extern declaration. */
  public boolean defined() {
    return defined;
  }

  public void define() {
    defined = true;
  }

  public boolean weak() {
    return weak;
  }

  public void makeWeak() {
    weak = true;
  }

  public @Nullable String alias() {
    return alias;
  }

  public void alias(String of) {
    alias = of;
  }

  /** By attribute, or the type's. */
  public int align() {
    return Math.max(align, type.align());
  }

  public void align(int requested) {
    align = Math.max(align, requested);
  }

  public @Nullable Initialiser initialiser() {
    return initialiser;
  }

  public void initialise(Initialiser with) {
    initialiser = with;
  }

  @Override
  public String toString() {
    return name;
  }
}
