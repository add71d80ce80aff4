package org.interleave.c;

import java.util.ArrayList;
import java.util.List;

/** Puts units together. */
public final class Linker {
  private Linker() {}

  /**
   * @param models units whose external definitions stand for bodies from headers and for what is
   *     only declared; a definition in a program's own file goes before them
   */
  public static Program link(List<Unit> program, List<Unit> models) {
    List<Unit> all = new ArrayList<>(program);
    all.addAll(models);
    return new Linked(all, program.size());
  }
}
