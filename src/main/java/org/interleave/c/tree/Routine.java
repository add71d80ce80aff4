package org.interleave.c.tree;

import java.util.List;
import org.interleave.c.type.Type;
import org.jspecify.annotations.Nullable;

/** A function as all its declarations in a unit describe it. */
public final class Routine {
  private final String name;
  private final int at;
  private Type.Function type;
  private String link;
  private boolean unitOnly;
  private boolean inlineOnly;
  private boolean weak;
  private boolean constructor;
  private boolean destructor;
  private boolean noReturn;
  private @Nullable String alias;
  private int body = -1;
  private int definedAt;
  private int declarations;
  private boolean kept;
  private boolean checked;
  private List<Variable> parameters = List.of();
  private @Nullable Object scope;

  public Routine(String name, Type.Function type, int at) {
    this.name = name;
    this.link = name;
    this.type = type;
    this.at = at;
  }

  public String name() {
    return name;
  }

  public int at() {
    return at;
  }

  public Type.Function type() {
    return type;
  }

  public void type(Type.Function better) {
    type = better;
  }

  public String link() {
    return link;
  }

  public void link(String linkName) {
    link = linkName;
  }

  /** Declared static. */
  public boolean unitOnly() {
    return unitOnly;
  }

  public void makeUnitOnly() {
    unitOnly = true;
  }

  /** Only inline definitions: C11 6.7.4p7, or gnu_inline. Another unit may define it. */
  public boolean inlineOnly() {
    return inlineOnly;
  }

  public void inlineOnly(boolean only) {
    inlineOnly = only;
  }

  /** How often it is declared, the definition included. */
  public int declarations() {
    return declarations;
  }

  public void declare() {
    declarations++;
  }

  /** Nobody minds if it is not used: inline, or by attribute. */
  public boolean kept() {
    return kept;
  }

  public void keep() {
    kept = true;
  }

  /** Its result must not be ignored: warn_unused_result, the kernel's __must_check. */
  public boolean checked() {
    return checked;
  }

  public void check() {
    checked = true;
  }

  public boolean weak() {
    return weak;
  }

  public void makeWeak() {
    weak = true;
  }

  public boolean constructor() {
    return constructor;
  }

  public void makeConstructor() {
    constructor = true;
  }

  public boolean destructor() {
    return destructor;
  }

  public void makeDestructor() {
    destructor = true;
  }

  public boolean noReturn() {
    return noReturn;
  }

  public void makeNoReturn() {
    noReturn = true;
  }

  public @Nullable String alias() {
    return alias;
  }

  public void alias(String of) {
    alias = of;
  }

  public boolean defined() {
    return body >= 0;
  }

  /** The token that opens the body. */
  public int body() {
    return body;
  }

  public int definedAt() {
    return definedAt;
  }

  public List<Variable> parameters() {
    return parameters;
  }

  /** The scope of the parameters, for the parser. */
  public @Nullable Object scope() {
    return scope;
  }

  public void define(int bodyToken, int nameToken, List<Variable> declared, Object prototype) {
    body = bodyToken;
    definedAt = nameToken;
    parameters = List.copyOf(declared);
    scope = prototype;
  }

  @Override
  public String toString() {
    return name;
  }
}
