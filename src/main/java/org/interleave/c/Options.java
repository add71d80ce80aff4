package org.interleave.c;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * How files are read.
 *
 * @param quotePaths searched for {@code #include "…"} only, before the others
 * @param includePaths in order; {@code ""} is the root of the tree
 * @param forced files included before the first line
 * @param defines as with -D
 * @param partial whether a file is read on without a header that is not there
 */
public record Options(
    List<String> quotePaths,
    List<String> includePaths,
    List<String> forced,
    Map<String, String> defines,
    Limits limits,
    boolean partial) {
  public Options(
      List<String> quotePaths,
      List<String> includePaths,
      List<String> forced,
      Map<String, String> defines,
      Limits limits) {
    this(quotePaths, includePaths, forced, defines, limits, false);
  }

  public Options {
    quotePaths = List.copyOf(quotePaths);
    includePaths = List.copyOf(includePaths);
    forced = List.copyOf(forced);
    defines = java.util.Collections.unmodifiableMap(new TreeMap<>(defines));
  }

  public static Options includePaths(List<String> paths) {
    return new Options(List.of(), paths, List.of(), Map.of(), Limits.standard());
  }

  public Options define(Map<String, String> more) {
    Map<String, String> all = new TreeMap<>(defines);
    all.putAll(more);
    return new Options(quotePaths, includePaths, forced, all, limits, partial);
  }
}
